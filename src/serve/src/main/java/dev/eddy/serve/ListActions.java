package dev.eddy.serve;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.web.Answer;
import dev.eddy.web.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers questions for lists. */
final class ListActions {
    private final Lists lists;
    private final ServeMetrics metrics;

    /** The lists of several users. */
    record BatchAnswer(
            @JsonPropertyDescription("One list for each user, in the order of user_ids.")
            List<ListAnswer> lists) {}

    ListActions(Lists lists, ServeMetrics metrics) {
        this.lists = lists;
        this.metrics = metrics;
    }

    Answer candidates(Request request) {
        String user = request.query().id("id");
        CandidateQuery query = ListQuery.of(request.query());
        boolean explain = request.query().isTrue("explain");
        CandidatePage page = lists.candidates(List.of(user), query).get(user);
        return answer(page, ListAnswer.of(user, null, null, page, explain));
    }

    Answer candidatesOfSeveral(Request request) {
        BatchBody body = BatchBody.parse(request.body());
        Set<String> users = new LinkedHashSet<>(body.userIds());
        Map<String, CandidatePage> pages = lists.candidates(users, body.query());
        pages.values().forEach(metrics::listed);
        return Answer.json(new BatchAnswer(users.stream()
                .map(user -> ListAnswer.of(user, null, null, pages.get(user), body.isExplained()))
                .toList()));
    }

    Answer similar(Request request) {
        String item = request.query().id("id");
        CandidatePage page = lists.similar(item, ListQuery.of(request.query()));
        return answer(
                page, ListAnswer.of(null, item, null, page, request.query().isTrue("explain")));
    }

    Answer group(Request request) {
        String group = request.query().id("id");
        CandidatePage page = lists.group(group, ListQuery.of(request.query()));
        return answer(
                page, ListAnswer.of(null, null, group, page, request.query().isTrue("explain")));
    }

    Answer popular(Request request) {
        CandidatePage page = lists.popular(ListQuery.of(request.query()));
        return answer(
                page, ListAnswer.of(null, null, null, page, request.query().isTrue("explain")));
    }

    private Answer answer(CandidatePage page, ListAnswer answer) {
        metrics.listed(page);
        return Answer.json(answer);
    }
}
