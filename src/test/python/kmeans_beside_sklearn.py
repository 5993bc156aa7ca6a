"""Eddy's training beside scikit-learn's MiniBatchKMeans: time, tightness and whether known clusters are found.

    mvn -q -B -DskipTests package
    apt-get install python3-sklearn
    /usr/bin/python3 src/test/python/kmeans_beside_sklearn.py

Both get the same float32 vectors in memory, the same number of clusters, mini-batches of the same size and number, and seed
once by k-means++; the time ends with centres and a label for every vector. They take turns, and Eddy's JVM is a new one each
time. Medians of the rounds.
"""

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from sklearn.cluster import MiniBatchKMeans
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_info


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def population(users, dimension, clusters, noise):
    """Unit vectors: a random centre plus normal noise on each component."""
    random = np.random.default_rng(1)
    centres = unit(random.standard_normal((clusters, dimension)))
    labels = random.integers(0, clusters, users)
    vectors = unit(centres[labels] + noise * random.standard_normal((users, dimension)))
    return np.ascontiguousarray(vectors, dtype=np.float32), labels


def by_sklearn(vectors, options, seed):
    begun = time.perf_counter()
    # So many steps to a pass over all vectors; without its early stop.
    passes = options.batches * options.batch_size / len(vectors)
    assert passes == int(passes), "batches times batch size must be a multiple of users"
    model = MiniBatchKMeans(
        options.clusters, init="k-means++", n_init=1, batch_size=options.batch_size, max_iter=int(passes),
        max_no_improvement=None, tol=0, random_state=seed).fit(vectors)
    seconds = time.perf_counter() - begun
    assert model.n_steps_ == options.batches
    return seconds, unit(model.cluster_centers_), model.labels_


def by_eddy(folder, options):
    subprocess.run(
        ["java", "-Xmx4g", "-jar", options.jar, "centres", "train", "--from", folder / "vectors.npy",
         "--k", str(options.clusters), "--batch-size", str(options.batch_size), "--batches", str(options.batches),
         "--out", folder / "centres.jsonl", "--labels", folder / "labels.npy", "--report", folder / "report.json"],
        check=True, stdout=subprocess.DEVNULL)
    records = [json.loads(line) for line in (folder / "centres.jsonl").read_text().splitlines()]
    centres = np.array([record["value"]["vector"] for record in records[:-1]], dtype=np.float32)
    return json.loads((folder / "report.json").read_text())["seconds"], centres, np.load(folder / "labels.npy")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jar", default="target/eddy.jar")
    parser.add_argument("--users", type=int, default=500_000)
    parser.add_argument("--dimension", type=int, default=64)
    parser.add_argument("--clusters", type=int, default=100)
    parser.add_argument("--noise", type=float, default=.1)
    parser.add_argument("--batch-size", type=int, default=2_500)
    parser.add_argument("--batches", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    vectors, known = population(options.users, options.dimension, options.clusters, options.noise)
    figures = {"sklearn": [], "eddy": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        np.save(folder / "vectors.npy", vectors)
        for number in range(options.rounds):
            for who, run in (("sklearn", lambda: by_sklearn(vectors, options, number)),
                             ("eddy", lambda: by_eddy(folder, options))):
                seconds, centres, labels = run()
                distance = float(np.mean(1 - np.sum(vectors * centres[labels], axis=1)))
                found = adjusted_rand_score(known, labels)
                figures[who].append((seconds, distance, found))
                print(f"{who:8} {seconds:6.2f} s  mean distance {distance:.5f}  adjusted Rand index {found:.4f}", flush=True)
    sklearn, eddy = ([statistics.median(column) for column in zip(*figures[who])] for who in ("sklearn", "eddy"))
    blas = ", ".join(sorted({pool["internal_api"] for pool in threadpool_info()}))
    print(f"BLAS and threads of sklearn: {blas}")
    print(f"eddy / sklearn, medians: time {eddy[0] / sklearn[0]:.2f}, mean distance {eddy[1] / sklearn[1]:.4f}; "
          f"adjusted Rand index {eddy[2]:.4f} - {sklearn[2]:.4f} = {eddy[2] - sklearn[2]:+.4f}")


if __name__ == "__main__":
    main()
