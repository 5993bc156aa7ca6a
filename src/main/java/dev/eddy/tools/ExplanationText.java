package dev.eddy.tools;

import dev.eddy.control.Question;
import dev.eddy.ops.Verdict;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.Explanation.UserPart;
import dev.eddy.recall.items.Cause;
import dev.eddy.recall.ranking.FeaturePart;
import dev.eddy.recall.ranking.Place;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints why a user got an item, or did not. */
final class ExplanationText {
    private static final int MOST_FEATURES = 12;
    private static final int SHOWN_CAUSES = 3;

    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints it.
     *
     * @param whose what the instant is, in words
     */
    void print(Explanation answer, String whose) {
        Question question = answer.question();
        ItemPart item = answer.item();
        out.println("item " + TextTable.shown(question.itemId()) + " for user " + TextTable.shown(question.userId())
                + (answer.asOfMillis() == Question.LAST
                        ? ""
                        : " as of " + Instant.ofEpochMilli(answer.asOfMillis()) + ", the instant " + whose));
        out.println(Verdict.of(item));
        if (answer.user().isKnown()) {
            print(answer.user());
        }
        if (!item.places().isEmpty()) {
            printPlaces(item.places());
        }
        if (!item.parts().isEmpty()) {
            printParts(item);
        }
        out.flush();
    }

    private void print(UserPart user) {
        out.println("the user is in cluster " + user.cluster() + " of centres version " + user.centreVersion()
                + ", list version " + ListView.text(user.version())
                + (user.topTags().isEmpty() ? "" : ", tags " + TextTable.shown(String.join(", ", user.topTags()))));
    }

    private void printPlaces(List<Place> places) {
        out.println();
        var table = new TextTable("channel", "rank", "score", "because of");
        for (Place place : places) {
            table.row(place.channel(), place.rank(), number(place.score()), causes(place));
        }
        table.print(out);
    }

    private static String causes(Place place) {
        return place.causes().isEmpty()
                ? place.causedBy()
                : place.causes().stream()
                        .limit(SHOWN_CAUSES)
                        .map(cause -> place.causedBy() + " " + shortened(cause) + " " + Math.round(100 * cause.share())
                                + " %")
                        .collect(Collectors.joining(", "));
    }

    private static String shortened(Cause cause) {
        int most = 12;
        return cause.id().length() <= most ? cause.id() : cause.id().substring(0, most - 1) + "…";
    }

    private void printParts(ItemPart item) {
        out.println();
        var table = new TextTable("feature", "value", "weight", "adds");
        item.parts().stream()
                .limit(MOST_FEATURES)
                .forEach(part ->
                        table.row(part.feature(), number(part.value()), number(part.weight()), number(part.amount())));
        int left = item.parts().size() - MOST_FEATURES;
        if (left > 0) {
            double rest = item.parts().stream()
                    .skip(MOST_FEATURES)
                    .mapToDouble(FeaturePart::amount)
                    .sum();
            table.row(left + " more", "-", "-", number(rest));
        }
        table.row(
                "sum",
                "-",
                "-",
                number(item.parts().stream().mapToDouble(FeaturePart::amount).sum()));
        table.print(out);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
