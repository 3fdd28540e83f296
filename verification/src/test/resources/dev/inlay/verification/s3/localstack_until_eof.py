# SPDX-FileCopyrightText: The Inlay authors
# SPDX-License-Identifier: Apache-2.0
"""LocalStack until standard input ends: it goes with the tests that started it, also if they are killed."""

import os
import runpy
import signal
import sys
import threading
import time


def end_with_parent():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
runpy.run_module("localstack.runtime.main", run_name="__main__")
