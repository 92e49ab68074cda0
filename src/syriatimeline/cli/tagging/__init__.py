"""The parts of ``syriatimeline tag``: inputs, formats, workers, output."""
