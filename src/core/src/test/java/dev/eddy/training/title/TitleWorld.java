package dev.eddy.training.title;

import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** Made-up titles on four subjects: three characters of the subject among five that all titles have. Users click one subject. */
public final class TitleWorld {
    private static final List<String> SUBJECTS = List.of("股市金融债券基", "球赛进门教练队", "影星歌曲剧院演", "学校考试招生课");
    private static final String COMMON = "今日新大小上下年月人中国不有的是了在";
    private static final int WORDS = 3;
    private static final int FILLERS = 5;

    private final List<String> titles = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();

    /** Titles of all subjects in turn; equal seeds make equal ones. */
    public TitleWorld(int size, long seed) {
        var random = new SplitMix64(seed);
        for (int i = 0; i < size; i++) {
            int subject = i % SUBJECTS.size();
            var title = new StringBuilder();
            for (int at = 0; at < FILLERS; at++) {
                title.append(character(COMMON, random));
            }
            for (int word = 0; word < WORDS; word++) {
                title.insert(random.nextInt(title.length() + 1), character(SUBJECTS.get(subject), random));
            }
            titles.add(title.toString());
            classes.add("subject " + subject);
        }
    }

    private static char character(String of, SplitMix64 random) {
        return of.charAt(random.nextInt(of.length()));
    }

    public List<String> titles() {
        return titles;
    }

    public List<String> classes() {
        return classes;
    }

    /** The titles with their classes. */
    public TitleCorpus ofClasses() {
        return TitleCorpus.ofClasses(titles, classes);
    }

    /** The titles without classes, and the clicks of users who click titles of one subject. */
    public TitleCorpus ofClicks(int users, int clicks) {
        var corpus = new TitleCorpus.PairBuilder();
        for (int i = 0; i < titles.size(); i++) {
            corpus.item("item-" + i, titles.get(i));
        }
        var random = new SplitMix64(users);
        for (int user = 0; user < users; user++) {
            for (int click = 0; click < clicks; click++) {
                int item = random.nextInt(titles.size() / SUBJECTS.size()) * SUBJECTS.size() + user % SUBJECTS.size();
                corpus.click("user-" + user, "item-" + item);
            }
        }
        return corpus.build();
    }
}
