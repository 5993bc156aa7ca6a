package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.control.Question;
import dev.eddy.ops.Verdict;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.ItemPart;
import dev.eddy.recall.Explanation.UserPart;
import dev.eddy.recall.ranking.CandidateScorer.FeaturePart;
import dev.eddy.recall.ranking.Recaller.Place;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the job's explanation why a user got an item, or did not. */
record ExplanationText(PrintWriter out) {
    private static final int MOST_FEATURES = 12;
    private static final int SHOWN_CAUSES = 3;
    private static final int LONGEST_ID = 12;

    /** @param origin origin of the instant, in words */
    void print(Explanation answer, String origin) {
        Question question = answer.question();
        ItemPart item = answer.item();
        out.println("item " + TextTable.shown(question.itemId()) + " for user " + TextTable.shown(question.userId())
                + (answer.asOfMillis() == Question.LAST
                        ? ""
                        : " as of " + Instant.ofEpochMilli(answer.asOfMillis()) + ", the instant " + origin));
        out.println(Verdict.of(item));
        if (answer.user().isKnown()) {
            print(answer.user());
        }
        if (!item.places().isEmpty()) {
            printPlaces(item.places());
        }
        if (!item.parts().isEmpty()) {
            printParts(item.parts());
        }
        out.flush();
    }

    private void print(UserPart user) {
        out.println("the user is in cluster " + user.cluster() + " of centres version " + user.centreVersion()
                + ", list version " + ListView.text(user.version())
                + (user.segment().isEmpty() ? "" : ", segment " + user.segment())
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
                        .map(cause -> place.causedBy() + " " + TextTable.shortened(cause.id(), LONGEST_ID) + " "
                                + Math.round(100 * cause.share()) + " %")
                        .collect(Collectors.joining(", "));
    }

    private void printParts(List<FeaturePart> parts) {
        out.println();
        var table = new TextTable("feature", "value", "weight", "adds");
        int shown = Math.min(MOST_FEATURES, parts.size());
        for (FeaturePart part : parts.subList(0, shown)) {
            table.row(part.feature(), number(part.value()), number(part.weight()), number(part.amount()));
        }
        if (shown < parts.size()) {
            table.row(parts.size() - shown + " more", "-", "-", sum(parts.subList(shown, parts.size())));
        }
        table.row("sum", "-", "-", sum(parts));
        table.print(out);
    }

    private static String sum(List<FeaturePart> parts) {
        return number(parts.stream().mapToDouble(FeaturePart::amount).sum());
    }

    private static String number(double value) {
        return TextTable.format("%.4f", value);
    }
}
