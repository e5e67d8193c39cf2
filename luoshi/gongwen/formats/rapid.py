"""RapidOCR with the PP-OCRv6 models of its own package: nothing is ever downloaded.

Imported only by `ocr` and only when a page must be recognised: the libraries take a second to load.
"""

from __future__ import annotations

import os
from pathlib import Path

import rapidocr
from PIL import Image

from luoshi.gongwen.formats.fragments import Fragment
from luoshi.gongwen.limits import THREADS

_MODELS = Path(rapidocr.__file__).parent / "models"
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.text_score": 0.0,
    # A page is turned upright as a whole, so no line needs to be asked which way up it is.
    "Global.use_cls": False,
    "Global.max_side_len": 4000,
    # Lines are found on a smaller picture and read on the whole one: half the memory, no more errors.
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    "EngineConfig.onnxruntime.intra_op_num_threads": min(THREADS, os.cpu_count() or 1),
    # Named paths: a model that is missing is an error, not a download.
    "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
    "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
}


class Engine:
    """The loaded models; the first page takes longer than the others."""

    def __init__(self) -> None:
        self._engine = rapidocr.RapidOCR(params=_SETTINGS)

    def find(self, picture: Image.Image) -> list[Fragment]:
        """The text of an upright picture in RGB, in no particular order."""
        found = self._engine(picture)
        if found.boxes is None or found.txts is None:
            return []
        return [
            Fragment(text, float(sure), tuple((float(x), float(y)) for x, y in corners))
            for corners, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
            if text.strip()
        ]
