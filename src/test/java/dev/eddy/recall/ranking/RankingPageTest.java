package dev.eddy.recall.ranking;

import dev.eddy.GeneratedPage;
import dev.eddy.Modules;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.channel.Channel;
import dev.eddy.recall.channel.ChannelInfo;
import dev.eddy.recall.channel.Channels;
import dev.eddy.recall.items.NeighbourOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of the page on ranking are what the list of channels and the features say. */
class RankingPageTest {
    private static final String JAVADOC = "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+";

    @Test
    void thePageHasEveryChannel() throws IOException {
        Map<Character, List<String>> names = new LinkedHashMap<>();
        Map<Character, String> rows = new LinkedHashMap<>();
        for (Channel channel :
                Channels.of(Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofContent("SPACE", 8)))) {
            ChannelInfo info = channel.info();
            names.computeIfAbsent(info.code(), code -> new ArrayList<>()).add("`" + info.name() + "`");
            String source = info.source().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            rows.put(
                    info.code(),
                    GeneratedPage.row(
                            String.join(", ", names.get(info.code())),
                            "`" + info.code() + "`",
                            info.title(),
                            source,
                            itemsOf(channel.getClass().getSimpleName())));
        }
        GeneratedPage.check(
                "ranking.md",
                "channels",
                GeneratedPage.row("channel", "code", "title", "source", "items")
                        + "|---|---|---|---|---|\n"
                        + String.join("", rows.values()));
    }

    @Test
    void thePageHasEveryFeature() throws IOException {
        StringBuilder table = new StringBuilder();
        table.append(GeneratedPage.row("feature", "value", "initial weight")).append("|---|---|---|\n");
        for (ItemFeature feature : ItemFeature.values()) {
            String text = sentence("ranking/ItemFeature.java", feature.name() + "\\(");
            table.append(row(feature.label, text, feature.initialWeight));
        }
        GeneratedPage.check("ranking.md", "features", table.toString());
    }

    private static String row(String label, String text, double weight) {
        return GeneratedPage.row("`" + label + "`", text, Double.toString(weight));
    }

    /** What the class's first sentence says after the names of the channels. */
    private static String itemsOf(String className) throws IOException {
        return sentence("channel/" + className + ".java", "(?:public )?final class")
                .replaceFirst("^Channels? `.*?: ", "");
    }

    private static String sentence(String file, String declaration) throws IOException {
        Matcher found = Pattern.compile(JAVADOC + declaration, Pattern.DOTALL)
                .matcher(Files.readString(Modules.source("dev/eddy/recall/" + file)));
        if (!found.find()) {
            throw new AssertionError(file + ": no javadoc before " + declaration);
        }
        return found.group(1)
                .replaceAll("\\s*\\n\\s*\\* ?", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .strip()
                .replaceFirst("(?<=\\.) .*", "");
    }
}
