"""The digits' LeNet in plain PyTorch: what one would write by hand.

The same network and optimizer as sample_projects/digits_lenet.cnnproj, the data
resident as tensors, no augmentation; validates and saves after every epoch, as one
does. Prints the images per second from the end of the first epoch (which warms up) to
the end of the last. `--tuned` adds what an expert would: channels_last and a fused
optimizer.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

TRAIN, VALIDATION, BATCH = 4_000, 500, 64


def network() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(),
        nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )  # fmt: skip


def train(data: Path, folder: Path, epochs: int, threads: int, tuned: bool) -> float:
    """Train for `epochs`; return images per second."""
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    with np.load(data) as arrays:
        images = torch.from_numpy(arrays["images"]).unsqueeze(1).float() / 255
        labels = torch.from_numpy(arrays["labels"]).long()
    order = torch.randperm(len(images))
    images, labels = images[order], labels[order]
    images = (images - images[:TRAIN].mean()) / images[:TRAIN].std()
    x, y = images[:TRAIN], labels[:TRAIN]
    last = TRAIN + VALIDATION
    x_val, y_val = images[TRAIN:last], labels[TRAIN:last]

    model, loss_function = network(), nn.CrossEntropyLoss()
    if tuned:
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=4e-3, weight_decay=0.01, fused=tuned or None
    )
    scheduler = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=4e-3, total_steps=epochs * -(-TRAIN // BATCH)
    )
    losses: list[float] = []
    started = 0.0
    for epoch in range(epochs):
        model.train()
        correct = 0
        for batch in torch.split(torch.randperm(TRAIN), BATCH):
            optimizer.zero_grad()
            scores = model(x[batch])
            loss = loss_function(scores, y[batch])
            loss.backward()
            optimizer.step()
            scheduler.step()
            losses.append(loss.item())
            if len(losses) == 1:
                print("first loss", losses[0], flush=True)
            correct += int((scores.argmax(1) == y[batch]).sum())
        model.eval()
        with torch.no_grad():
            scores = torch.cat([model(part) for part in torch.split(x_val, 2 * BATCH)])
            accuracy = (scores.argmax(1) == y_val).float().mean().item()
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
        torch.save(state, folder / f"epoch_{epoch}.pt")
        print(f"epoch {epoch}: training {correct / TRAIN}, validation {accuracy}")
        if epoch == 0:
            started = time.perf_counter()
    return TRAIN * (epochs - 1) / (time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tuned", action="store_true")
    given = parser.parse_args()
    rate = train(given.data, given.folder, given.epochs, given.threads, given.tuned)
    print(f"images_per_second {rate}")


if __name__ == "__main__":
    main()
