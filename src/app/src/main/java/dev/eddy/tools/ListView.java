package dev.eddy.tools;

import dev.eddy.client.Candidate;
import dev.eddy.client.StoredList;
import dev.eddy.client.Version;
import dev.eddy.command.TextTable;
import dev.eddy.item.CatalogOptions;
import dev.eddy.job.BadInputException;
import dev.eddy.ops.RecordedItems;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Prints lists; its options set the number of rows and add titles. */
final class ListView {
    private static final Map<Character, ChannelInfo> CHANNELS = Channels.byCode();

    @Option(names = "--items", paramLabel = "FILE", description = "items.jsonl, or .gz: shows titles.")
    private Path itemsFile;

    @Option(names = "--top", paramLabel = "N", defaultValue = "20", description = "Rows of each list.")
    private int top;

    private RecordedItems items;

    /** @throws BadInputException when an option is out of range, or the file can't be read */
    void load() {
        BadInputException.require(top >= 1, "--top " + top + ": must be at least 1");
        if (itemsFile != null) {
            items = RecordedItems.load(
                    itemsFile, Options.defaults(CatalogOptions.class).dimension());
        }
    }

    /** @param down items that readers leave out */
    void print(String name, StoredList list, Set<String> down, PrintWriter out) {
        int size = list.candidates().size();
        String age = age(System.currentTimeMillis() - list.generatedAtMillis());
        out.println(
                TextTable.format("%n%s: %d item(s), version %s, made %s ago", name, size, text(list.version()), age));
        if (size == 0) {
            return;
        }
        var table = new TextTable("rank", "score", "item", items == null ? "" : "title", "channels", "");
        for (int rank = 0; rank < Math.min(top, size); rank++) {
            Candidate candidate = list.candidates().get(rank);
            table.row(
                    rank + 1,
                    TextTable.format("%.5g", candidate.score()),
                    candidate.itemId(),
                    items == null ? "" : title(candidate.itemId()),
                    channels(candidate.channels()),
                    down.contains(candidate.itemId()) ? "taken down" : "");
        }
        table.print(out);
        if (size > top) {
            out.println("… and " + (size - top) + " more; see them with --top " + size);
        }
    }

    /** The title of an item; its id where titles are not known. */
    String title(String itemId) {
        return items == null ? itemId : items.title(itemId);
    }

    static String text(Version version) {
        return version.epoch() + "." + version.sequence() + "." + version.command();
    }

    /** An age in its largest unit. */
    static String age(long millis) {
        Duration age = Duration.ofMillis(Math.max(0, millis));
        if (age.toMinutes() <= 1) {
            return TextTable.format("%.1f s", age.toMillis() / 1e3);
        }
        if (age.toHours() <= 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() > 1 ? age.toDays() + " days" : age.toHours() + " h";
    }

    /** The families of channel codes; an unknown code stays as it is. */
    static String channels(String codes) {
        return codes.chars()
                .mapToObj(code -> CHANNELS.containsKey((char) code)
                        ? CHANNELS.get((char) code).family()
                        : Character.toString(code))
                .collect(Collectors.joining(" "));
    }
}
