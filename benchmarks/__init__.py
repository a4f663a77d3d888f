"""Every speed claim of the program (速度), each as a ratio to a floor measured in the same run; `python -m benchmarks`."""
