"""What can be wrong with the catalogue's files."""

from luoshi.common.errors import LuoshiError


class UnknownIndicator(LuoshiError):
    """A kind counts into an indicator that does not exist."""

    zh = "“{kind}”要计入指标 {indicator}，但目录中没有这个指标。"
    en = "Kind “{kind}” counts into the indicator {indicator}, which the catalogue does not have."
