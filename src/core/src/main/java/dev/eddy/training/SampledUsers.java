package dev.eddy.training;

import dev.eddy.user.FirstTraining;
import dev.eddy.user.UserSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the sample of users that all tasks send, until most of it is there. Each task has one part, of its latest round. Tasks change to
 * other centres one after another, and maybe before the training hears of it, so a part is kept until its task sends another.
 */
final class SampledUsers {
    /** Share of the expected sample that is enough, since tasks may overestimate their users. */
    private static final double MOST = .8;

    private final Map<Integer, Part> byTask = new HashMap<>();

    /** The users that a task sent in one round. */
    private static final class Part {
        private final UserSample first;
        private final List<UserSample> users = new ArrayList<>();
        private double sumOfEstimates;

        private Part(UserSample first) {
            this.first = first;
        }

        private Part with(UserSample user) {
            users.add(user);
            sumOfEstimates += user.users();
            return this;
        }

        private boolean isOfRound(UserSample user) {
            return first.round() == user.round();
        }
    }

    /** Users in centres of one version. */
    record Sample(List<Part> parts) {
        private boolean isWhole() {
            return size() >= MOST * FirstTraining.share(users()) * users();
        }

        private int size() {
            return parts.stream().mapToInt(part -> part.users.size()).sum();
        }

        /** Number of users that the sample stands for: the mean of the tasks' estimates. */
        double users() {
            return parts.stream().mapToDouble(part -> part.sumOfEstimates).sum() / size();
        }

        Population population() {
            var gathered = new Population.Builder();
            parts.forEach(
                    part -> part.users.forEach(user -> gathered.add(user.direction(), user.cluster(), user.items())));
            return gathered.build();
        }
    }

    /** Adds a user. Returns whether the sample of the same centres is whole. */
    boolean add(UserSample user) {
        byTask.compute(
                user.task(), (task, part) -> (part != null && part.isOfRound(user) ? part : new Part(user)).with(user));
        return sample(user.centreVersion()).isWhole();
    }

    private Sample sample(long version) {
        return new Sample(byTask.values().stream()
                .filter(part -> part.first.centreVersion() == version)
                .toList());
    }

    /** Takes out the sample of users in centres of a version; null while it is not whole. */
    Sample takeWhole(long version) {
        Sample sample = sample(version);
        if (!sample.isWhole()) {
            return null;
        }
        byTask.values().removeAll(sample.parts());
        return sample;
    }

    /** Puts back a sample that was not used. What tasks sent meanwhile of another round stays. */
    void putBack(Sample sample) {
        for (Part part : sample.parts()) {
            Part later = byTask.putIfAbsent(part.first.task(), part);
            if (later != null && later.isOfRound(part.first)) {
                part.users.forEach(later::with);
            }
        }
    }
}
