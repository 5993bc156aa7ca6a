"""What hnswlib does with given vectors and queries: python3 hnswlib_beside.py VECTORS.npy QUERIES.npy"""
import json
import sys
import time

import hnswlib
import numpy

vectors, queries = numpy.load(sys.argv[1]), numpy.load(sys.argv[2])
index = hnswlib.Index(space="ip", dim=vectors.shape[1])
index.init_index(len(vectors), M=16, ef_construction=100)
began = time.perf_counter()
index.add_items(vectors, num_threads=1)
built = time.perf_counter() - began

checked = queries[:1000]
least = [numpy.partition(vectors @ query, -100)[-100] - 1e-6 for query in checked]


def nearest(query):
    try:
        return index.knn_query(query, k=100, num_threads=1)[0][0]
    except RuntimeError:  # it does not find a hundred, where many items share a vector
        return numpy.empty(0, dtype=int)


def recall():
    return sum(float((vectors[nearest(query)] @ query >= worst).sum()) for query, worst in zip(checked, least)) / (
        100 * len(checked)
    )


for breadth in (100, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048):
    index.set_ef(breadth)
    found = recall()
    if found >= 0.98:
        break
times = []
for query in queries:
    began = time.perf_counter()
    nearest(query)
    times.append(time.perf_counter() - began)
print(
    json.dumps(
        {
            "recall100": found,
            "p50": 1e3 * float(numpy.percentile(times, 50)),
            "p99": 1e3 * float(numpy.percentile(times, 99)),
            "build_items_per_s": int(len(vectors) / built),
            "breadth": breadth,
        }
    )
)
