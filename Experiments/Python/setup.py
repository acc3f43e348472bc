"""Builds the wheel: publishes the .NET program into the package first, so that the wheel has all it needs but .NET itself."""

import re
import subprocess
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]


def version() -> str:
    """The version of ProcessChain, which stands once for all its parts."""
    properties = (CHECKOUT / "Directory.Build.props").read_text(encoding="utf-8")
    found = re.search(r"<Version(?:Prefix)?>([^<]+)</Version", properties)
    if found is None:
        raise RuntimeError("Directory.Build.props has no Version.")
    return found.group(1)


class BuildWithProgram(build_py):
    """Adds the published program to the package."""

    def run(self) -> None:
        super().run()
        program = Path(self.build_lib) / "processchain" / "program"
        project = HERE.parent / "Experiments.csproj"
        command = ["dotnet", "publish", str(project), "-c", "Release", "-nologo", "-v", "quiet", "-o", str(program)]
        subprocess.run(command, check=True)


setup(version=version(), cmdclass={"build_py": BuildWithProgram})
