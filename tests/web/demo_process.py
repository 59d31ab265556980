"""Runs the demonstration with the shipped sample, as `stegvis demo` does: python tests/web/demo_process.py PORT."""

import sys

from stegvis.actions.run_demo import run_demo
from stegvis.catalogue.sample import sample_documents
from stegvis.vocabulary import BadInput

if __name__ == "__main__":
    try:
        run_demo(
            port=int(sys.argv[1]),
            open_browser=False,
            say=lambda line: print(line.sv, flush=True),
            documents=sample_documents(),
        )
    except BadInput as error:
        sys.exit(error.in_language("sv"))
