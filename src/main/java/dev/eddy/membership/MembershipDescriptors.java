package dev.eddy.membership;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** State of the user stage. */
public final class MembershipDescriptors {
    /** The centres in use and the last command, each under its own name. */
    public static final MapStateDescriptor<String, Announcement> ANNOUNCEMENTS =
            new MapStateDescriptor<>("announcements", Types.STRING, TypeInformation.of(Announcement.class));

    static final String CENTRES = "centres";
    static final String COMMAND = "command";

    private MembershipDescriptors() {}

    /** Users of a bucket by id. */
    static MapStateDescriptor<String, User> users() {
        return new MapStateDescriptor<>("users", Types.STRING, TypeInformation.of(User.class));
    }

    static ValueStateDescriptor<Bucket> bucket() {
        return new ValueStateDescriptor<>("bucket", TypeInformation.of(Bucket.class));
    }
}
