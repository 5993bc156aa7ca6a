package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import dev.eddy.policy.ChoiceContext;
import dev.eddy.policy.LoggedChoice;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads choices from CSV with a header, in the form of the Open Bandit Dataset (Saito, Aihara, Matsutani and Narita, "Open bandit
 * dataset and pipeline", NeurIPS 2021). Columns are found by name; others are ignored.
 */
final class BanditCsv {
    private static final String TIME = "timestamp";
    private static final String ITEM = "item_id";
    private static final String POSITION = "position";
    private static final String REWARD = "click";
    private static final String PROPENSITY = "propensity_score";
    private static final String FEATURE = "user_feature_";

    private final JsonLines lines;
    private final List<String> header;
    private final int[] features;

    private BanditCsv(byte[] first, JsonLines lines) {
        this.lines = lines;
        header = cells(first);
        for (String column : List.of(TIME, ITEM, POSITION, REWARD, PROPENSITY)) {
            if (!header.contains(column)) {
                throw lines.refusal("the header has no column " + column + "; write one with " + TIME + "," + ITEM + ","
                        + POSITION + "," + REWARD + "," + PROPENSITY);
            }
        }
        features = IntStream.range(0, header.size())
                .filter(column -> header.get(column).startsWith(FEATURE))
                .toArray();
    }

    /**
     * Reads the rest of a file.
     *
     * @param first the header
     * @throws BadInputException at the first bad line
     */
    static List<LoggedChoice> read(byte[] first, JsonLines lines) {
        var csv = new BanditCsv(first, lines);
        List<LoggedChoice> choices = new ArrayList<>();
        while (lines.hasNext()) {
            choices.add(csv.choice(cells(lines.next())));
        }
        return choices;
    }

    private static List<String> cells(byte[] line) {
        return List.of(new String(line, UTF_8).strip().split(",", -1));
    }

    private LoggedChoice choice(List<String> row) {
        if (row.size() != header.size()) {
            throw lines.refusal("has %d values, but the header has %d columns; repair the line"
                    .formatted(row.size(), header.size()));
        }
        String item = cell(row, ITEM);
        if (item.isEmpty()) {
            throw lines.refusal(ITEM + " is empty; name the item that was shown");
        }
        double position = number(row, POSITION);
        if (position != Math.rint(position)) {
            throw lines.refusal(POSITION + " is " + cell(row, POSITION) + "; write a whole number from 0 on");
        }
        List<String> known = IntStream.of(features)
                .mapToObj(column -> header.get(column) + "=" + row.get(column))
                .toList();
        try {
            return new LoggedChoice(
                    atMillis(cell(row, TIME)),
                    item,
                    number(row, PROPENSITY),
                    number(row, REWARD),
                    new ChoiceContext((int) position, known));
        } catch (IllegalArgumentException e) {
            throw lines.refusal(e.getMessage() + "; repair the line");
        }
    }

    private String cell(List<String> row, String column) {
        return row.get(header.indexOf(column));
    }

    private double number(List<String> row, String column) {
        String text = cell(row, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw lines.refusal(column + " is no number: '" + text + "'; repair the line");
        }
    }

    private long atMillis(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw lines.refusal(TIME + " is no time: '" + text + "'; write it as in 2019-11-24 00:01:03+00:00");
        }
    }
}
