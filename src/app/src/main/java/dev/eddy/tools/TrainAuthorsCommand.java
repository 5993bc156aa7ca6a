package dev.eddy.tools;

import dev.eddy.item.ItemRecord;
import dev.eddy.ops.RecordedItems;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "authors",
        description =
                "Train the vectors of a space of items on whose items were clicked: all items of an author have the"
                        + " author's vector, new ones too. The words are authors.",
        footer = {
            "",
            "Needs nothing but clicks and authors. First tries vectors that were trained on the",
            "clicks before the recent ones: lists on the recent events with them, and without",
            "them. Then trains on all clicks. Exit codes: 0 done, 1 failed, 2 bad usage or",
            "input, 3 refused. After 2 and 3 nothing was written and published; after 1, see",
            "'spaces list'."
        })
final class TrainAuthorsCommand extends TrainFromClicksCommand {
    @Override
    String space() {
        return "author";
    }

    @Override
    String words() {
        return "authors";
    }

    @Override
    List<String> words(ItemRecord item) {
        String author = item.description().author();
        return author == null ? List.of() : List.of(author);
    }

    @Override
    String shown(String word, RecordedItems items) {
        return word;
    }
}
