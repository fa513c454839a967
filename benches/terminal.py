"""A program on a pseudo-terminal: started, given keys, read until it is quiet. Only Python's own library."""
import fcntl, os, pty, select, signal, struct, sys, termios, time


class Terminal:
    def __init__(self, command, size=(80, 24), env=None, stdin=None):
        self.output, self.answers = b"", not any("narrow" in word for word in command)
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            if stdin:
                os.dup2(os.open(stdin, os.O_RDONLY), 0)
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(env or {})})

    def read(self, quiet, limit):
        """Reads until nothing has come for `quiet` seconds; the time of the last byte, or None where none came within `limit`."""
        last, end = None, time.perf_counter() + limit
        while True:
            wait = quiet if last else max(0, end - time.perf_counter())
            if not select.select([self.fd], [], [], wait)[0]:
                return last
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                return last
            last = time.perf_counter()
            self.output += data
            # A terminal's answer to the question where the cursor is.
            for _ in range(data.count(b"\x1b[6n") if self.answers else 0):
                os.write(self.fd, b"\x1b[1;2R")

    def key(self, keys, quiet=0.02, limit=5):
        """Seconds from a key to the last byte before the quiet; None where nothing came."""
        begun = time.perf_counter()
        os.write(self.fd, keys.encode())
        end = self.read(quiet, limit)
        return end and end - begun

    def usage(self):
        """Seconds of the processor that it has used, of all its threads that still run."""
        threads = os.listdir(f"/proc/{self.pid}/task")
        return sum(int(open(f"/proc/{self.pid}/task/{one}/schedstat").read().split()[0]) for one in threads) / 1e9

    def memory(self):
        """KiB of its proportional set."""
        lines = open(f"/proc/{self.pid}/smaps_rollup").read().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))

    def close(self, keys=None, limit=60):
        """Leaves by these keys, or is killed; its exit status."""
        if keys:
            try:
                os.write(self.fd, keys.encode())
            except OSError:
                pass
            end = time.perf_counter() + limit
            while time.perf_counter() < end:
                self.read(0.02, 0.05)
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    os.close(self.fd)
                    return status
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.fd)
        return os.waitpid(self.pid, 0)[1]


def record(command, size, setup, keys, env, file):
    """What a program sends for its first frame after `setup`, and for each key, in a file that the bare program draws again."""
    terminal = Terminal(command, size, env)
    terminal.read(0.3, 10)
    for key in setup:
        terminal.key(key, quiet=0.1)
    ends = [0, len(terminal.output)]
    for key in keys:
        terminal.key(key, quiet=0.1)
        ends.append(len(terminal.output))
    terminal.close()
    with open(file, "wb") as out:
        out.write(b"%d %d\n" % size)
        for begin, end in zip(ends, ends[1:]):
            out.write(b"%d\n" % (end - begin) + terminal.output[begin:end])
    return file
