"""A PostgreSQL server of the tests' own, on a free port."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"


@dataclass(frozen=True)
class PostgreSQL:
    """A server that runs."""

    folder: Path
    port: int

    def address(self, name: str) -> str:
        """The address of a new, empty database."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), name)
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{name}"

    def control(self, verb: str, *arguments: str) -> None:
        """Starts or stops it, as pg_ctl does: "start", "stop" or "restart"."""
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", verb, "-w", "-D", self.data, "-l", log, "-o", options, *arguments)

    @property
    def data(self) -> str:
        """The folder of its files."""
        return str(self.folder / "data")

    def _run(self, name: str, *arguments: str) -> None:
        # It refuses to be run by root.
        user = {"user": USER} if os.geteuid() == 0 else {}
        environment = {"PATH": os.environ["PATH"], "PGUSER": USER}
        command = [str(BINARIES[-1] / name), *arguments]
        output = (self.folder / "output").open("a")
        with output:
            subprocess.run(
                command, check=True, env=environment, stdout=output, stderr=output, **user
            )


@contextmanager
def running_server() -> Iterator[PostgreSQL]:
    """A server that is gone afterwards."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="donorguide-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER)
    server = PostgreSQL(folder, port)
    server._run("initdb", "-D", server.data, "-U", USER, "-A", "trust", "--no-sync")
    server.control("start")
    try:
        yield server
    finally:
        server.control("stop", "-m", "immediate")
        shutil.rmtree(folder)
