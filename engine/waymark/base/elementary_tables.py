#!/usr/bin/env python3
"""Writes elementary_tables.h and elementary_tables.cpp: the constants behind elementary.h.

Needs mpmath (Debian: python3-mpmath). Every number is computed at 60 digits and rounded once.
Usage: elementary_tables.py FOLDER
"""

import struct
import sys
from pathlib import Path

from mpmath import mp, mpf, cos, erfinv, exp, expm1, ln, log1p, npdf, pi, sqrt, erfc

mp.dps = 60
LN2 = ln(2)


def double(x):
    """The nearest double (mpf to float rounds to nearest)."""
    return float(x)


def hexadecimal(x):
    return float(x).hex() if x else "0.0"


def cut(x, bits):
    """x rounded to that many significant bits."""
    if x == 0:
        return mpf(0)
    mantissa, exponent = mp.frexp(x)
    return mp.ldexp(mp.nint(mp.ldexp(mantissa, bits)), exponent - bits)


def on_grid(x, places):
    """x rounded to a multiple of 2^-places."""
    return mp.ldexp(mp.nint(mp.ldexp(x, places)), -places)


def high_low(x):
    high = double(x)
    return high, double(x - mpf(high))


def chebyshev_fit(f, low, high, degree, about=0):
    """Coefficients, constant first, in powers of (x - about), by interpolation at Chebyshev nodes."""
    n = degree + 1
    middle, half = (mpf(low) + high) / 2, (mpf(high) - low) / 2
    nodes = [middle + half * cos(pi * (2 * k + 1) / (2 * n)) - about for k in range(n)]
    values = [f(x + about) for x in nodes]
    # Newton's divided differences, expanded to powers.
    differences = list(values)
    for level in range(1, n):
        for k in range(n - 1, level - 1, -1):
            differences[k] = (differences[k] - differences[k - 1]) / (nodes[k] - nodes[k - level])
    powers = [mpf(0)] * n
    for k in range(n - 1, -1, -1):
        powers = [(powers[j - 1] if j else mpf(0)) - nodes[k] * powers[j] for j in range(n)]
        powers[0] += differences[k]
    return powers


def one_line(values, indent=4):
    return " " * indent + "{" + ", ".join(values) + "},"


def wrapped(values, indent=4, width=100):
    lines, line = [], " " * indent
    for value in values:
        piece = value + ", "
        if len(line) + len(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = " " * indent
        line += piece
    lines.append(line.rstrip())
    return lines


def braced(row):
    lines = wrapped([hexadecimal(x) for x in row], 5)
    lines[0] = "    {" + lines[0].lstrip()
    lines[-1] += "},"
    return lines


def coefficients(name, values):
    lines = [f"inline constexpr double {name}[{len(values)}] = {{"]
    return lines + wrapped([hexadecimal(double(v)) for v in values]) + ["};"]


def exp_part():
    size = 128
    step = LN2 / size
    high = cut(step, 34)  # times a whole number below 2^18: exact
    out = [
        "// 2^(i / 128): what rounding left over, relative; and the bits of its double.",
        "struct ExpEntry {",
        "  double tail;",
        "  std::uint64_t bits;",
        "};",
        f"inline constexpr double exp_steps_per_unit = {hexadecimal(double(size / LN2))};",
        f"inline constexpr double exp_step_high = {hexadecimal(double(high))};",
        f"inline constexpr double exp_step_low = {hexadecimal(double(step - high))};",
    ]
    reach = step / 2 * mpf("1.001")
    out += ["// (exp(r) - 1 - r) / r^2 for |r| <= log(2) / 256."]
    out += coefficients("exp_polynomial",
                        chebyshev_fit(lambda r: (expm1(r) - r) / r**2, -reach, reach, 3))
    out += coefficients("expm1_polynomial",
                        chebyshev_fit(lambda r: (expm1(r) - r) / r**2, -reach, reach, 5))
    out += [f"inline constexpr ExpEntry exp_table[{size}] = {{"]
    for i in range(size):
        value = mpf(2) ** (mpf(i) / size)
        rounded = double(value)
        bits = struct.unpack("<Q", struct.pack("<d", rounded))[0]
        tail = double((value - mpf(rounded)) / mpf(rounded))
        out.append(one_line([hexadecimal(tail), f"0x{bits:016x}u"]))
    return out + ["};"]


def log_part():
    """z in [z0, 2 z0) with z0 = 1 + 45/128 halved: intervals of the upper 7 bits, centred, so that one of
    them is centred on 1 and has inverse 1 and logarithm 0 exactly."""
    size = 128
    high = on_grid(LN2, 42)
    out = [
        f"inline constexpr double ln2_high = {hexadecimal(double(high))};",
        f"inline constexpr double ln2_low = {hexadecimal(double(LN2 - high))};",
    ]
    # z = 2^k z', index i counts intervals of mantissa bits from `log_lowest`.
    entries = []
    reach = mpf(0)
    for i in range(size):
        low_bits = LOG_LOWEST + (i << 45)
        low = mpf(struct.unpack("<d", struct.pack("<Q", low_bits))[0])
        top = mpf(struct.unpack("<d", struct.pack("<Q", low_bits + (1 << 45)))[0])
        inverse = on_grid(2 / (low + top), 15)
        if low < 1 < top:
            inverse = mpf(1)
        reach = max(reach, abs(low * inverse - 1), abs(top * inverse - 1))
        logarithm = -ln(inverse)
        upper = on_grid(logarithm, 42)
        entries.append((inverse, upper, logarithm - upper))
    reach *= mpf("1.0001")
    out += [f"// (log(1 + r) - r + r^2 / 2) / r^3 for |r| <= {float(reach):.5f}."]
    series = lambda r: (log1p(r) - r + r**2 / 2) / r**3
    out += coefficients("log_polynomial", chebyshev_fit(series, -reach, mpf("1.01") * reach, 4))
    out += coefficients("log_long_polynomial", chebyshev_fit(series, -reach, reach, 7))
    out += [
        "// By interval of z: c, close to 1 / z, of 16 bits; -log(c), a multiple of 2^-42; the rest of it.",
        "struct LogEntry {",
        "  double inverse;",
        "  double high;",
        "  double low;",
        "};",
        f"inline constexpr std::uint64_t log_lowest = 0x{LOG_LOWEST:016x}u;",
        f"inline constexpr LogEntry log_table[{size}] = {{",
    ]
    for entry in entries:
        out.append(one_line([hexadecimal(double(x)) for x in entry]))
    return out + ["};"]


# Bits of the lowest z: about 0.7, an odd number of half steps so that an interval is centred on 1.
# Below 1 a step of 2^45 in the bits is 2^-8, above it 2^-7; 1 lies half a step above an interval's start.
LOG_LOWEST = 0x3FF0000000000000 - (1 << 44) - (75 << 45)


def upper_tail(z):
    return erfc(z / sqrt(mpf(2))) / 2


def normal_z(p):
    """The quantile for 0 < p <= 1/2 by Newton's method on log P."""
    p = mpf(p)
    if p == mpf(1) / 2:
        return mpf(0)
    from statistics import NormalDist
    if p > mpf("1e-300"):
        z = mpf(-NormalDist().inv_cdf(float(p)))
    else:
        z = sqrt(-2 * ln(p))
        z = sqrt(-2 * ln(p) - ln(2 * pi) - 2 * ln(z))
    for _ in range(100):
        tail = upper_tail(z)
        step = (ln(tail) - ln(p)) * tail / npdf(z)
        z += step
        if abs(step) < abs(z) * mpf(10) ** -45:
            break
    return -z


def quantile_part():
    header, body = [], []
    # Central: p in [2^-6, 1/2], 8 intervals an octave, the last two and 1/2 itself on one centre.
    # Centre; value in two parts; slope in two parts, the first of so few bits that its product with a
    # distance is exact; higher coefficients.
    rows, degree = [], 12
    for octave in range(5):
        for j in range(8):
            low = mp.ldexp(mpf(8 + j) / 8, octave - 6)
            high = mp.ldexp(mpf(9 + j) / 8, octave - 6)
            last = octave == 4 and j >= 6
            if last:
                low, high = mpf(7) / 16, mpf(1) / 2
            centre = high if last else (low + high) / 2
            z = normal_z(centre)
            slope = lambda p: (normal_z(p) - z) / (p - centre)
            fit = chebyshev_fit(slope, low, high, degree - 1, centre)
            short = cut(fit[0], 3 if last else 4)
            row = [double(centre), *high_low(z), double(short), double(fit[0] - short)]
            rows.append(row + [double(c) for c in fit[1:]])
    rows.append(rows[-1])
    declaration = f"double quantile_rows[{len(rows)}][quantile_degree + 4]"
    header += [f"inline constexpr int quantile_degree = {degree};", f"extern const {declaration};"]
    body += [f"const {declaration} = {{"]
    for row in rows:
        body += braced(row)
    body += ["};"]
    # Tail: L = -log(p) in [4, 1024), 4 intervals an octave, of which p >= 2^-1074 needs L < 745.
    tail_rows, degree = [], 14
    for octave in range(2, 10):
        for j in range(4):
            low = mp.ldexp(mpf(4 + j) / 4, octave)
            high = mp.ldexp(mpf(5 + j) / 4, octave)
            if low > 745.2:
                break
            centre = (low + high) / 2
            z = normal_z(exp(-centre))
            slope = lambda L: (normal_z(exp(-L)) - z) / (L - centre)
            fit = chebyshev_fit(slope, low, high, degree - 1, centre)
            tail_rows.append([double(centre)] + list(high_low(z)) + [double(c) for c in fit])
    header += [f"inline constexpr int quantile_tail_degree = {degree};",
               f"inline constexpr int quantile_tail_rows_number = {len(tail_rows)};"]
    body += [f"const double quantile_tail_rows[quantile_tail_rows_number][quantile_tail_degree + 3] = {{"]
    for row in tail_rows:
        body += braced(row)
    body += ["};"]
    return header, body


def mills_part():
    """P(Z > t) / exp(-t^2 / 2): by interval of v = 1 + t in [1, 64), 4 intervals an octave."""
    ratio = lambda t: upper_tail(t) * exp(t * t / 2)
    rows, degree = [], 14
    for octave in range(6):
        for j in range(4):
            low = mp.ldexp(mpf(4 + j) / 4, octave)
            high = mp.ldexp(mpf(5 + j) / 4, octave)
            if low > 40:
                break
            centre = (low + high) / 2
            value = ratio(centre - 1)
            slope = lambda v: (ratio(v - 1) - value) / (v - centre)
            fit = chebyshev_fit(slope, low, high, degree - 1, centre)
            rows.append([double(centre)] + list(high_low(value)) + [double(c) for c in fit])
    header = [f"inline constexpr int mills_degree = {degree};",
              f"inline constexpr int mills_rows_number = {len(rows)};",
              "extern const double mills_rows[mills_rows_number][mills_degree + 3];"]
    body = ["const double mills_rows[mills_rows_number][mills_degree + 3] = {"]
    for row in rows:
        body += braced(row)
    return header, body + ["};"]


def gamma_part():
    """log gamma(x) / ((x - 1) (x - 2)) on [1/2, 3], 10 intervals."""
    f = lambda x: mp.loggamma(x) / ((x - 1) * (x - 2))
    rows, degree = [], 17
    for j in range(10):
        low, high = mpf(j + 2) / 4, mpf(j + 3) / 4
        fit = chebyshev_fit(f, low, high, degree, (low + high) / 2)
        rows.append([double(c) for c in fit])
    header = [f"inline constexpr int log_gamma_degree = {degree};",
              "extern const double log_gamma_rows[10][log_gamma_degree + 1];"]
    body = ["const double log_gamma_rows[10][log_gamma_degree + 1] = {"]
    for row in rows:
        body += braced(row)
    return header, body + ["};"]


def circle_part():
    """2 / pi as words of 32 bits, the first just below the point, for arguments of any size; pi / 2 in
    three parts of 33 bits and the rest, for others."""
    body, rest = ["const std::uint32_t two_over_pi[44] = {"], None
    with mp.workprec(1600):
        value = 2 / mp.pi
        words = []
        for _ in range(44):
            value *= mp.mpf(2) ** 32
            word = int(mp.floor(value))
            words.append(f"0x{word:08x}u")
            value -= word
        half_pi, parts = mp.pi / 2, []
        for _ in range(3):
            part = cut(half_pi, 33)
            parts.append(hexadecimal(float(part)))
            half_pi -= part
        parts.append(hexadecimal(float(half_pi)))
    body += wrapped(words) + ["};"]
    header = ["extern const std::uint32_t two_over_pi[44];"]
    header += ["inline constexpr double half_pi_parts[4] = {"] + wrapped(parts) + ["};"]
    return header, body


def main(folder):
    note = "// Written by elementary_tables.py. Do not edit.\n// clang-format off\n"
    quantile_header, quantile_body = quantile_part()
    header = [note, "#pragma once\n", "#include <cstdint>\n", "namespace waymark {\n"]
    header += exp_part() + [""] + log_part() + [""] + quantile_header
    header += ["extern const double quantile_tail_rows[quantile_tail_rows_number]"
               "[quantile_tail_degree + 3];"]
    for part in (mills_part, gamma_part, circle_part):
        lines, rows = part()
        header += lines
        quantile_body += rows
    header += ["\n}  // namespace waymark"]
    (folder / "elementary_tables.h").write_text("\n".join(header) + "\n")
    body = [note, '#include "waymark/base/elementary_tables.h"\n', "namespace waymark {\n"]
    body += quantile_body + ["\n}  // namespace waymark"]
    (folder / "elementary_tables.cpp").write_text("\n".join(body) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
