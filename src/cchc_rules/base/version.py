"""The version of the engine, as certificates name it."""

VERSION = "0.1.0"
ENGINE = f"cchc-rules {VERSION}"
