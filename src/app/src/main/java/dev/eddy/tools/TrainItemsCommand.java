package dev.eddy.tools;

import dev.eddy.item.ItemRecord;
import dev.eddy.ops.RecordedItems;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "items",
        description = "Train the vectors of a space of items on who clicked what (item2vec). The words are items.",
        footer = {
            "",
            "Needs nothing but clicks. First tries vectors that were trained on the",
            "clicks before the recent ones: lists on the recent events with them, and without",
            "them. Then trains on all clicks. Exit codes: 0 done, 1 failed, 2 bad usage or",
            "input, 3 refused. After 2 and 3 nothing was written and published; after 1, see",
            "'spaces list'."
        })
final class TrainItemsCommand extends TrainFromClicksCommand {
    @Override
    String space() {
        return "item2vec";
    }

    @Override
    String words() {
        return "items";
    }

    @Override
    List<String> words(ItemRecord item) {
        return List.of(item.itemId());
    }

    @Override
    String shown(String word, RecordedItems items) {
        return items.title(word);
    }
}
