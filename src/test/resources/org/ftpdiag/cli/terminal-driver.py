"""Runs a program on a pseudo-terminal and speaks to it: terminal-driver.py SCRIPT PROGRAM ARGUMENT...

A line of the script is "expect TEXT" (waits for it in what is shown from here on, control sequences aside),
"send TEXT" (with Python's escapes), or "size ROWS COLUMNS". Prints all that was shown, and exits with the program's
code, or with 99 where something expected did not come.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]|\r")
PATIENCE = 30

steps = [line.rstrip("\n").partition(" ") for line in open(sys.argv[1], encoding="utf-8")]
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
raw = b""
ended = False


def read(seconds):
    global raw, ended
    ready, _, _ = select.select([terminal], [], [], seconds)
    if ready:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            part = b""
        ended = ended or not part
        raw += part


def shown():
    return CONTROL.sub("", raw.decode("utf-8", "replace"))


def size(rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


size(40, 80)
position = 0
for what, _, text in steps:
    if what == "expect":
        end = time.monotonic() + PATIENCE
        while shown().find(text, position) < 0:
            if ended or time.monotonic() > end:
                print(shown())
                print("NOT SHOWN:", text)
                os.kill(child, signal.SIGKILL)
                sys.exit(99)
            read(0.2)
        position = shown().find(text, position) + len(text)
    elif what == "send":
        os.write(terminal, text.encode("utf-8").decode("unicode_escape").encode("latin-1"))
    elif what == "size":
        size(*map(int, text.split()))
end = time.monotonic() + PATIENCE
while not ended and time.monotonic() < end:
    read(0.2)
if not ended:
    os.kill(child, signal.SIGKILL)
print(shown())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) % 256)
