"""Files that are sent stay in memory: a register with names never lies unsealed on a disk, and none fills one."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 20 * 1024 * 1024 + 1
"""Of all files of a request together; one more than any page takes, so that what is cut off is refused as too large."""


class InMemory(FileUploadHandler):
    """Keeps so much of a file as any page takes, and drops the rest; `size` is what was sent."""

    kept: BytesIO

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = MOST_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Another file begins."""
        super().new_file(*args, **kwargs)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Takes what there is room for."""
        self.left -= self.kept.write(raw_data[: self.left])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file as far as it was kept."""
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
