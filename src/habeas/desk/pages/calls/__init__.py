"""The pages for somebody who calls: noted as they speak, kept as a source, called back."""
