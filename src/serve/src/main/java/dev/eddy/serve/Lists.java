package dev.eddy.serve;

import dev.eddy.client.CandidatePage;
import dev.eddy.client.CandidateQuery;
import java.util.Collection;
import java.util.Map;

/** Where the lists come from; the methods do what those of {@link dev.eddy.client.RecallClient} of the same names do. */
interface Lists {
    /** By user id, in the order of the ids. */
    Map<String, CandidatePage> candidates(Collection<String> userIds, CandidateQuery query);

    CandidatePage similar(String itemId, CandidateQuery query);

    CandidatePage group(String group, CandidateQuery query);

    CandidatePage popular(CandidateQuery query);
}
