"""What `benchmarks/tagger.py` measures: accuracy, peers, speed, memory, hostile inputs."""
