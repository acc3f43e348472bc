"""Starts .NET inside Python and finds the functions of the program: no compiled code on this side."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Any

PROGRAM = "processchain.dll"
_BRIDGE = "ProcessChain.Experiments.Bridge, processchain"
_GET_FUNCTION_POINTER = 6
_UNMANAGED_CALLERS_ONLY = ctypes.c_void_p(-1)

_char_t = ctypes.c_wchar_p if os.name == "nt" else ctypes.c_char_p
_LIBRARY = {"win32": "hostfxr.dll", "darwin": "libhostfxr.dylib"}.get(sys.platform, "libhostfxr.so")


class ProcessChainError(ValueError):
    """What ProcessChain says of something that cannot be done; its message tells what is wrong and what is allowed."""


def _text(value: str) -> Any:
    return value if os.name == "nt" else value.encode()


def find_program() -> Path:
    """The program: of PROCESSCHAIN_PROGRAM, of this package, or of the checkout that this file is in."""
    here = Path(__file__).resolve().parent
    named = os.environ.get("PROCESSCHAIN_PROGRAM")
    candidates = [Path(named)] if named else []
    candidates += [here / "program" / PROGRAM, *sorted((here.parents[1] / "bin").glob(f"Release/*/{PROGRAM}"))]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    raise ProcessChainError(
        f"{PROGRAM} was not found in {', '.join(str(candidate.parent) for candidate in candidates)}. Build it with "
        "'dotnet build -c Release', or set PROCESSCHAIN_PROGRAM to its path."
    )


def _find_host() -> Path:
    program = shutil.which("dotnet")
    roots = [os.environ.get("DOTNET_ROOT"), Path(program).resolve().parent if program else None]
    roots += ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet", r"C:\Program Files\dotnet"]
    for root in roots:
        found = list(Path(root).glob(f"host/fxr/*/{_LIBRARY}")) if root else []
        if found:
            return max(found, key=lambda path: tuple(int(part) for part in path.parent.name.split("-")[0].split(".")))
    raise ProcessChainError(".NET was not found. Install .NET 10, or set DOTNET_ROOT to its folder.")


class Functions:
    """The functions of the program, with their types. Addresses and handles are whole numbers."""

    def __init__(self) -> None:
        host = ctypes.CDLL(str(_find_host()))
        context = ctypes.c_void_p()
        arguments = (_char_t * 1)(_text(str(find_program())))
        self._check(host.hostfxr_initialize_for_dotnet_command_line(1, arguments, None, ctypes.byref(context)))
        get = ctypes.c_void_p()
        self._check(host.hostfxr_get_runtime_delegate(context, _GET_FUNCTION_POINTER, ctypes.byref(get)))
        pointer, number = ctypes.c_void_p, ctypes.c_int
        find = ctypes.CFUNCTYPE(number, _char_t, _char_t, pointer, pointer, pointer, ctypes.POINTER(pointer))(get.value)

        def function(name: str, result: Any, *arguments: Any) -> Any:
            found = ctypes.c_void_p()
            self._check(
                find(_text(_BRIDGE), _text(name), _UNMANAGED_CALLERS_ONLY, None, None, ctypes.byref(found))
            )
            return ctypes.CFUNCTYPE(result, *arguments)(found.value)

        text = ctypes.c_char_p
        self.last_error = function("LastError", text)
        self.open = function("Open", pointer, text, number, text, text, number, number)
        self.describe = function("Describe", text, pointer)
        self.reset = function("Reset", number, pointer)
        self.step = function("Step", number, pointer, number)
        self.look = function("Look", number, pointer)
        self.control = function("Control", pointer, pointer, text, text)
        self.decide = function("Decide", number, pointer)
        self.free = function("Free", None, pointer)

    @staticmethod
    def _check(code: int) -> None:
        if code < 0 or code > 2:
            raise ProcessChainError(
                f".NET could not be started (code 0x{code & 0xFFFFFFFF:08x}). ProcessChain needs the runtime of .NET 10; "
                "'dotnet --list-runtimes' shows those that are installed."
            )

    def error(self) -> ProcessChainError:
        """What has just failed."""
        return ProcessChainError((self.last_error() or b"").decode())


_functions: Functions | None = None


def functions() -> Functions:
    """The functions of the program, which is loaded at the first call and stays loaded."""
    global _functions
    if _functions is None:
        _functions = Functions()
    return _functions
