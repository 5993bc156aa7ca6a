package dev.eddy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.eddy.thread.DaemonThread;
import java.util.List;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/** Each room is a package. The rooms have one order, and imports go up in it only. */
@AnalyzeClasses(packages = "dev.eddy", importOptions = ArchitectureTest.Shipped.class)
class ArchitectureTest {
    /** Without the fixtures of core, which come as a jar. */
    static final class Shipped implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("-tests.jar");
        }
    }

    private static final String ROOT = "dev.eddy";

    /** From the ground up: each room sees those above it in this list, and nothing else. */
    static final List<String> ROOMS = List.of(
            "vector", // kernels on arrays
            "codec", // how records are written
            "record", // what every Kafka record shares
            "option", // options as records declare them
            "filter", // conditions on items
            "thread", // threads, whose errors are heard
            "client.jedis", // connections to Redis
            "client", // what a reader of lists needs
            "behaviour", // events
            "format", // records of other layouts
            "control", // commands and questions
            "tower", // networks that make vectors of users
            "text", // texts of items and their vectors
            "item", // the item stage
            "group", // the group stage
            "centre", // sets of centres
            "user", // the user stage
            "training.embedding", // vectors from sequences of clicks
            "training.process", // what all trainings in a process of their own have in common
            "training.tower", // what a two-tower model is trained from, and what it becomes
            "training.title", // what an encoder of titles is trained from, and what it becomes
            "training.deep", // the trainings themselves, in a process of their own
            "training.document", // an encoder of texts, in a process of its own
            "training", // centres from users
            "recall.items", // the cluster stage: all items,
            "recall.cluster", // the members of a cluster,
            "recall.search", // items by their vectors,
            "recall.channel", // one class a channel,
            "recall.ranking", // the model that ranks,
            "recall", // and its order of steps
            "serving", // lists into Redis
            "job", // topology, options, start
            "kafka", // clients of Kafka outside Flink
            "policy", // what a policy would have earned
            "trial", // oracle and evaluation
            "access", // tokens and what they allow
            "web", // requests and answers over HTTP
            "command", // what commands have in common
            "serve", // lists over HTTP
            "ops", // operating a deployment
            "ops.imports", // files of others as data folders
            "ops.backfill", // months of events into a running job
            "ops.act", // acts of people, and their audits
            "ops.retrain", // centres from a running job
            "lab", // all of it on one machine
            "lab.run", // the job on one machine, durably
            "lab.bench", // how fast it is
            "console", // web pages
            "tools"); // commands

    @ArchTest
    static final ArchRule aRoomSeesOnlyTheRoomsAboveIt = CompositeArchRule.of(
            ROOMS.stream().map(ArchitectureTest::seesOnlyWhatStandsAbove).toList());

    /** Rooms whose classes depend on each other in one direction only. */
    private static final List<String> LAYERED = List.of(
            "vector",
            "codec",
            "format",
            "text",
            "training.embedding",
            "training.process",
            "training.tower",
            "training.title",
            "training.deep",
            "training.document",
            "training",
            "recall.items",
            "recall.cluster",
            "recall.search",
            "recall.channel",
            "recall.ranking",
            "recall",
            "policy",
            "trial",
            "lab",
            "lab.run",
            "lab.bench",
            "serve",
            "tools");

    @ArchTest
    static final ArchRule classesOfARoomHaveNoCycles = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    boolean isLayered = LAYERED.stream().anyMatch(room -> in(room).equals(type.getPackageName()));
                    return isLayered
                            ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""))
                            : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                    return "top-level classes of a room";
                }
            })
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule vectorNeedsTheJdkOnly = classes()
            .that()
            .resideInAPackage(in("vector"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", in("vector"));

    /** Parallel streams make none: they borrow those of the JDK, and the caller gets their errors. */
    @ArchTest
    static final ArchRule oneClassMakesThreads = noClasses()
            .that()
            .areNotAssignableTo(DaemonThread.class)
            .should()
            .accessTargetWhere(describe("make a thread", ArchitectureTest::makesAThread))
            .because("an error on another would end its work in silence");

    @ArchTest
    static final ArchRule onlyClientAndServingSpeakToRedis = noClasses()
            .that()
            .resideOutsideOfPackages(below("client"), in("serving"))
            // What Eddy is compared with does it as a tutorial would: by itself.
            .and()
            .haveNameNotMatching(".*\\.lab\\.bench\\.NaiveJob(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.clients..");

    @ArchTest
    static final ArchRule servicesSeeNothingOfJedis = members()
            .that()
            .areDeclaredInClassesThat(describe("are public in the client jar", ArchitectureTest::isForServices))
            .and(describe("are public or protected", member -> isSeen(member.getModifiers())))
            .should(ArchCondition.from(describe(
                    "have no type of Jedis in their declaration",
                    member -> typesOf(member).noneMatch(type -> type.getName().startsWith("redis.clients.")))))
            .because("a service must not need another Jedis with another version of Eddy");

    @ArchTest
    static final ArchRule onlyTheLabStartsRedis = noClasses()
            .that()
            .resideOutsideOfPackage(below("lab"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.embedded..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
            .because("such a name says nothing of the role");

    @ArchTest
    static void everyClassIsInARoom(JavaClasses all) {
        assertThat(packages(all)).containsExactlyInAnyOrderElementsOf(ROOMS);
    }

    @ArchTest
    static void everyRoomSaysWhatItIsFor(JavaClasses all) {
        // Read from the sources, since a package-info without annotations is not compiled to a class.
        assertThat(packages(all))
                .allSatisfy(
                        name -> assertThat(Modules.source("dev/eddy/" + name.replace('.', '/') + "/package-info.java"))
                                .exists());
    }

    private static ArchRule seesOnlyWhatStandsAbove(String room) {
        String[] seen = ROOMS.subList(0, ROOMS.indexOf(room) + 1).stream()
                .map(ArchitectureTest::in)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> unseen = resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(seen)));
        return noClasses().that().resideInAPackage(in(room)).should().dependOnClassesThat(unseen);
    }

    /** What the client jar has, but for the connections behind it. */
    private static boolean isForServices(JavaClass type) {
        return Set.of(in("client"), in("filter"), in("option")).contains(type.getPackageName())
                && isSeen(type.getModifiers())
                && type.getEnclosingClass()
                        .map(outer -> isSeen(outer.getModifiers()))
                        .orElse(true);
    }

    private static boolean isSeen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Stream<JavaType> types = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        return Stream.concat(
                types.flatMap(type -> type.getAllInvolvedRawTypes().stream()),
                unit.getThrowsClause().getTypes().stream());
    }

    private static Set<String> packages(JavaClasses all) {
        Set<String> names = new TreeSet<>();
        all.forEach(type -> names.add(type.getPackageName().substring(ROOT.length() + 1)));
        return names;
    }

    private static boolean makesAThread(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        boolean isMade = name.equals(JavaConstructor.CONSTRUCTOR_NAME)
                && Stream.of(Thread.class, Timer.class, ExecutorService.class, ThreadFactory.class)
                        .anyMatch(owner::isAssignableTo);
        return isMade
                || owner.isEquivalentTo(Executors.class)
                || name.equals("commonPool")
                || (owner.isAssignableTo(CompletionStage.class) && name.endsWith("Async"));
    }

    /** One room, without those in it. */
    private static String in(String room) {
        return ROOT + "." + room;
    }

    /** A room and those in it. */
    private static String below(String room) {
        return in(room) + "..";
    }
}
