package dev.eddy.serve;

import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import dev.eddy.client.RecallClient;
import java.util.Collection;
import java.util.Map;

/** The lists in Redis. */
record RedisLists(RecallClient client) implements Lists {
    @Override
    public Map<String, CandidatePage> candidates(Collection<String> userIds, CandidateQuery query) {
        return client.candidates(userIds, query);
    }

    @Override
    public CandidatePage similar(String itemId, CandidateQuery query) {
        return client.similar(itemId, query);
    }

    @Override
    public CandidatePage group(String group, CandidateQuery query) {
        return client.group(group, query);
    }

    @Override
    public CandidatePage popular(CandidateQuery query) {
        return client.popular(query);
    }
}
