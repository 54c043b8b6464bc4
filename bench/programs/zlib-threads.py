"""Reads and deflates every file on two native threads, the largest first: no container, no hash."""
import json, os, resource, sys, zlib
from concurrent.futures import ThreadPoolExecutor

def pack(path):
    with open(path, 'rb') as file:
        raw = file.read()
    zlib.crc32(raw)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return len(packer.compress(raw) + packer.flush())

paths = [os.path.join(at, name) for at, _, names in os.walk(sys.argv[1]) for name in names]
paths = sorted((path for path in paths if os.path.isfile(path)), key=os.path.getsize, reverse=True)
with ThreadPoolExecutor(2) as pool:
    size = sum(pool.map(pack, paths))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({'bytes': size, 'memory': memory}))
