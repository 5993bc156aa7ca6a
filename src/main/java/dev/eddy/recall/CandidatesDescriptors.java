package dev.eddy.recall;

import dev.eddy.client.Candidate;
import dev.eddy.client.Profile;
import dev.eddy.record.Version;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** How {@link Candidates} travel: Flink does not find the type of a map of lists by itself. */
public final class CandidatesDescriptors {
    public static final TypeInformation<Candidates> TYPE = Types.POJO(
            Candidates.class,
            Map.of(
                    "userId", Types.STRING,
                    "version", TypeInformation.of(Version.class),
                    "generatedAtMillis", Types.LONG,
                    "merged", Types.LIST(TypeInformation.of(Candidate.class)),
                    "channels", Types.MAP(Types.STRING, Types.LIST(TypeInformation.of(Candidate.class))),
                    "profile", TypeInformation.of(Profile.class),
                    "appendedAtMillis", Types.LONG));

    private CandidatesDescriptors() {}
}
