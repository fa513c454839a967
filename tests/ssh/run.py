#!/usr/bin/env python3
"""The program through a real sshd on the loopback address.

    tests/ssh/run.py PROGRAM

Starts a throw-away sshd, whose keys and configuration are in a temporary folder, and opens the program through
`ssh -tt` once for each TERM: drills to a clause, marks it, and ends once with the quit key and once by losing the
connection. Checks that the text is seen, the mark is on disk, the process is gone within a second, and on the clean
end that the terminal is as it was. Needs openssh-server and Python 3 alone. Exits 0 if all holds.
"""
import fcntl
import os
import pty
import pwd
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time

TERMS = ("xterm-256color", "screen", "tmux-256color", "linux", "vt100")
# What the program switches on: the sequence that must come last on the line for each, after the first.
GIVEN_BACK = ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?2004h", b"\x1b[?2004l"),
              (b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?1007h", b"\x1b[?1007r"))
PATIENCE, SOON = 10, 1                                       # seconds


class Fault(Exception):
    pass


class Session:
    """`ssh -tt` on a pseudo-terminal, which answers where its cursor is as a narrow UTF-8 terminal does."""

    def __init__(self, command, term):
        self.seen, self.typed_at, self.answers = b"", 0, iter((3, 7, 8))
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.ssh = subprocess.Popen(command, stdin=self.slave, stdout=self.slave, stderr=self.slave,
                                    env={"PATH": os.environ["PATH"], "TERM": term}, start_new_session=True)

    def pump(self, seconds):
        if not select.select([self.master], [], [], seconds)[0]:
            return
        data = os.read(self.master, 65536)
        self.seen += data
        for _ in range(data.count(b"\x1b[6n")):
            os.write(self.master, b"\x1b[1;%dR" % next(self.answers, 8))

    def wait_for(self, text, what):
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.seen[self.typed_at:]:
            self.pump(0.1)
            if time.monotonic() > end:
                raise Fault(f"{what}: no {text!r} in {self.seen[-600:]!r}")

    def type(self, keys):
        self.typed_at = len(self.seen)
        os.write(self.master, keys)

    def close(self):
        if self.ssh.poll() is None:
            self.ssh.kill()
        self.ssh.wait()
        os.close(self.master)
        os.close(self.slave)


def running(program):
    """The processes that run `program`, by what the kernel says they run."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if os.readlink(f"/proc/{pid}/exe") == program:
                found.append(int(pid))
        except OSError:
            pass
    return found


def wait_until(holds, what):
    end = time.monotonic() + SOON
    while not holds():
        if time.monotonic() > end:
            raise Fault(what)
        time.sleep(0.01)


def session(connect, program, folder, term, clean):
    journal = os.path.join(folder, f"{term}-{'quit' if clean else 'lost'}.ron")
    line = Session(connect(f"exec {program} --state {journal}"), term)
    try:
        line.wait_for("约束性指标", "start")
        line.type(b"\x1b[B\r")                              # the second area
        line.wait_for("2.10", "the area")
        line.type(b"\r")                                    # its first clause
        line.wait_for("实施产业集群发展", "the clause")
        line.type(b" ")
        line.wait_for("已保存", "the mark")
        saved = open(journal, encoding="utf-8").read()
        if 'clause: "2.1"' not in saved or 'did: Done' not in saved:
            raise Fault("the mark is not on disk")
        if clean:
            line.type(b"q")
        else:
            line.ssh.send_signal(signal.SIGKILL)
        wait_until(lambda: not running(program), "the program is still running")
        if clean:
            given_back(line)
    finally:
        line.close()


def given_back(line):
    while line.ssh.poll() is None or select.select([line.master], [], [], 0)[0]:
        line.pump(0.05)
    if line.ssh.returncode != 0:
        raise Fault(f"exit code {line.ssh.returncode}")
    for on, off in GIVEN_BACK:
        if line.seen.rfind(off) <= line.seen.rfind(on):
            raise Fault(f"not given back: {on!r}")
    if termios.tcgetattr(line.slave) != line.before:
        raise Fault("the line's settings have changed")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start_daemon(folder, port):
    """A daemon that lets only the throw-away key in, and only from this machine."""
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/{key}"], check=True)
    shutil.copy(f"{folder}/user.pub", f"{folder}/authorized")
    with open(f"{folder}/config", "w") as config:
        config.write(f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\n"
                     f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\nPidFile none\n"
                     "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                     "PermitRootLogin prohibit-password\nUseDNS no\nPrintMotd no\nPrintLastLog no\nAcceptEnv no\n")
    sshd = shutil.which("sshd", path=os.environ["PATH"] + ":/usr/sbin")
    if os.getuid() == 0:
        os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
    with open(f"{folder}/log", "w") as log:
        daemon = subprocess.Popen([sshd, "-D", "-e", "-f", f"{folder}/config"], stderr=log)
    for _ in range(500):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return daemon
        except OSError:
            time.sleep(0.01)
    daemon.terminate()
    raise SystemExit("sshd does not start: " + open(f"{folder}/log").read())


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = tempfile.mkdtemp(prefix="duban-ssh.")
    # A copy, so that no other running program is taken for the one under test.
    program = os.path.join(folder, "duban")
    shutil.copy(sys.argv[1], program)
    port, faults = free_port(), 0
    me = pwd.getpwuid(os.getuid()).pw_name

    def connect(command):
        return ["ssh", "-tt", "-q", "-F", "none", "-p", str(port), "-i", f"{folder}/user", "-o", "IdentitiesOnly=yes",
                "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
                f"{me}@127.0.0.1", command]

    daemon = None
    try:
        daemon = start_daemon(folder, port)
        for term in TERMS:
            for clean in (True, False):
                name = f"TERM={term}, {'quit' if clean else 'connection lost'}"
                try:
                    session(connect, program, folder, term, clean)
                    print(f"ok    {name}")
                except Fault as fault:
                    faults += 1
                    print(f"FAULT {name}: {fault}")
                for pid in running(program):
                    os.kill(pid, signal.SIGKILL)
    finally:
        if daemon:
            daemon.terminate()
            daemon.wait()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
