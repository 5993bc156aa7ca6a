package dev.eddy.client;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Text of named numbers: {@code name:number:number…,name:…}. Names are percent-encoded; numbers have 5 significant digits. */
final class NumbersCodec {
    private NumbersCodec() {}

    static <T> String encode(List<T> entries, Function<T, String> name, Function<T, List<? extends Number>> numbers) {
        AsciiBuffer out = new AsciiBuffer(16 + 24 * entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            IdCodec.appendEncoded(out, name.apply(entries.get(i)));
            for (Number number : numbers.apply(entries.get(i))) {
                out.append(':');
                ScoreFormat.append(out, number.floatValue());
            }
        }
        return out.toString();
    }

    /** @throws IllegalArgumentException when the text is not of this form */
    static <T> List<T> decode(String text, BiFunction<String, List<Double>, T> entry) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1))
                        .map(each -> List.of(each.split(":", -1)))
                        .map(parts -> entry.apply(
                                IdCodec.decode(parts.get(0)),
                                parts.stream().skip(1).map(Double::valueOf).toList()))
                        .toList();
    }
}
