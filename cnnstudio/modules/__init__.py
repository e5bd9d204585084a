"""Modules that torch does not have: one self-contained `nn.Module` a file.

A layer's recipe names them `cnnstudio.modules.<file>.<Class>`. They import torch and
nothing else of the house, so that generated code can carry a copy.
"""
