"""Writes golden.safetensors: an untrained encoder of titles, and the vectors that PyTorch's LSTM makes with it.

Needs PyTorch. The tokens are made here once more, from the description of TitleTokens.
"""

import json
import struct
import unicodedata

import torch

ROWS, INPUTS, UNITS, DIMENSION = 97, 8, 12, 6
TITLES = [
    "体验2D巅峰 倚天屠龙记十大创新概览",
    "60年铁树开花形状似玉米芯(组图)",
    "Toy Story (1995)",
    "ＦＩＦＡ能消化俱乐部",
    "Ночной дозор: the Night Watch",
    "a",
    "ｶﾒﾗ 😀 カメラ",
    "夜" * 300,
]
WITHOUT_BLANKS = [(0x2E80, 0x2FFF), (0x3040, 0x31FF), (0x3400, 0x9FFF)]


def row(kind, feature):
    units = feature.encode("utf-16-le")
    value = 0x811C9DC5
    for unit in (ord(kind), *struct.unpack(f"<{len(units) // 2}H", units)):
        value = ((value ^ unit) * 16777619) & 0xFFFFFFFF
    value = ((value ^ value >> 15) * 0x2C1B3C6D) & 0xFFFFFFFF
    return (value ^ value >> 12) % ROWS


def in_word(character):
    return character.isalnum() and not any(a <= ord(character) <= b for a, b in WITHOUT_BLANKS)


def tokens(title):
    text = unicodedata.normalize("NFKC", title[:200]).lower()[:200]
    made, before, at = [], "", 0
    while at < len(text):
        end = at + 1
        if in_word(text[at]):
            while end < len(text) and in_word(text[end]):
                end += 1
        token = text[at:end]
        at = end
        if token.isspace():
            continue
        features = [row("c", token), row("b", before + "\x01" + token)]
        if in_word(token[0]) and len(token) > 3:
            marked = "<" + token + ">"
            for n in (3, 4, 5):
                features += [row("g", marked[i : i + n]) for i in range(len(marked) - n + 1)]
        made.append(features)
        before = token
    return made


def main():
    torch.manual_seed(1)
    rows = torch.randn(ROWS, INPUTS) * 0.5
    lstm = torch.nn.LSTM(INPUTS, UNITS, batch_first=True)
    output = torch.nn.Linear(2 * UNITS, DIMENSION)
    vectors = []
    with torch.no_grad():
        for title in TITLES:
            inputs = torch.stack([rows[token].sum(0) / len(token) ** 0.5 for token in tokens(title)])
            states = lstm(inputs[None])[0][0]
            pooled = torch.cat([states.mean(0), states.max(0)[0]])
            vectors.append(torch.nn.functional.normalize(output(pooled), dim=0))
    arrays = {
        "rows": rows,
        "input.weight": lstm.weight_ih_l0,
        "input.bias": lstm.bias_ih_l0,
        "state.weight": lstm.weight_hh_l0,
        "state.bias": lstm.bias_hh_l0,
        "output.weight": output.weight,
        "output.bias": output.bias,
        "example.vectors": torch.stack(vectors),
    }
    header = {"__metadata__": {"architecture": "title-lstm", "example.titles": json.dumps(TITLES)}}
    data = b""
    for name, array in arrays.items():
        numbers = array.detach().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(data), len(data) + len(numbers)]}
        data += numbers
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open("golden.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


main()
