package dev.eddy.tools;

import dev.eddy.item.ItemRecord;
import dev.eddy.ops.RecordedItems;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "places",
        description = "Train the vectors of a space of items on where the clicked items are: items of a place have its"
                + " vector, new ones too. A position is in cells of three sizes, and its vector is the mean"
                + " of those that have one. The words are places.",
        footer = {
            "",
            "Needs nothing but clicks and places. First tries vectors that were trained on",
            "the clicks before the recent ones: lists on the recent events with them, and",
            "without them. Then trains on all clicks. Exit codes: 0 done, 1 failed, 2 bad",
            "usage or input, 3 refused. After 2 and 3 nothing was written and published;",
            "after 1, see 'spaces list'."
        })
final class TrainPlacesCommand extends TrainFromClicksCommand {
    @Override
    String space() {
        return "place";
    }

    @Override
    String words() {
        return "places";
    }

    @Override
    List<String> words(ItemRecord item) {
        return item.places();
    }

    @Override
    String shown(String word, RecordedItems items) {
        return word;
    }
}
