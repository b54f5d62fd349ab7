"""Tests of what the benchmarks count and print; none of them measures."""
