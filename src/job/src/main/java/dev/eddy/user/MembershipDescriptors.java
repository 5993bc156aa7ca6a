package dev.eddy.user;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.RefusedBehaviour;
import dev.eddy.codec.CodecSerializer;
import dev.eddy.control.CommandProgress;
import dev.eddy.item.Transition;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/** State of the user stage. */
public final class MembershipDescriptors {
    public static final TypeInformation<Announcement> ANNOUNCEMENT =
            CodecSerializer.type(Announcement.class, new AnnouncementCodec());

    /** The centres in use, and the commands announced lately, each under its own name. */
    public static final MapStateDescriptor<String, Announcement> ANNOUNCEMENTS =
            new MapStateDescriptor<>("announcements", Types.STRING, ANNOUNCEMENT);

    public static final TypeInformation<UserInput> INPUT = CodecSerializer.type(UserInput.class, new UserInputCodec());

    public static final TypeInformation<ClusterInput> OUTPUT =
            CodecSerializer.type(ClusterInput.class, new ClusterInputCodec());

    /** Every behaviour once, without those of robots. */
    public static final OutputTag<Behaviour> DISTINCT =
            new OutputTag<>("distinct-behaviours", TypeInformation.of(Behaviour.class));

    /** Changes of the counts of successive items; {@link Transition#PASS_ON} after a command or an order to forget. */
    public static final OutputTag<Transition> TRANSITIONS =
            new OutputTag<>("transitions", TypeInformation.of(Transition.class));

    public static final OutputTag<CommandProgress> PROGRESS =
            new OutputTag<>("command-progress", TypeInformation.of(CommandProgress.class));

    /** Users that the job trains its first centres from. */
    public static final OutputTag<UserSample> SAMPLES =
            new OutputTag<>("user-samples", TypeInformation.of(UserSample.class));

    /** For other users. */
    public static final OutputTag<Handover> HANDOVERS =
            new OutputTag<>("handovers", CodecSerializer.type(Handover.class, new HandoverCodec()));

    /** Merges that can't be done. */
    public static final OutputTag<RefusedBehaviour> REFUSED =
            new OutputTag<>("refused-merges", TypeInformation.of(RefusedBehaviour.class));

    static final String CENTRES = "centres";

    private MembershipDescriptors() {}

    public static MapStateDescriptor<String, User> users() {
        return new MapStateDescriptor<>("users", Types.STRING, CodecSerializer.type(User.class, new UserCodec()));
    }

    /** Key of a command: a later phase replaces an earlier one. */
    static String command(String id) {
        return "command:" + id;
    }
}
