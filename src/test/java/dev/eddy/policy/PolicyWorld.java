package dev.eddy.policy;

import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** A made-up log: groups of users, a policy that prefers some items, and rewards of known rates. */
final class PolicyWorld {
    private static final int GROUPS = 20;
    private static final int POSITIONS = 3;
    private static final double GROUP_SPREAD = .6;

    private final int items;
    private final double[][] propensities;
    private final double[][][] rates;

    /**
     * @param items number of items
     * @param skew standard deviation of the logarithm of an item's propensity
     * @param rate mean reward of the uniform policy
     * @param rateSpread standard deviation of the logarithm of an item's rate
     * @param skill exponent of the propensity in the rate: above 0 the policy prefers what earns more, below 0 what earns less
     */
    record Nature(int items, double skew, double rate, double rateSpread, double skill) {}

    PolicyWorld(Nature nature, SplitMix64 random) {
        items = nature.items;
        propensities = new double[GROUPS][items];
        rates = new double[GROUPS][POSITIONS][items];
        double[] liking = gaussians(items, nature.skew, random);
        double[] quality = gaussians(items, nature.rateSpread, random);
        double total = 0;
        for (int group = 0; group < GROUPS; group++) {
            double sum = 0;
            for (int item = 0; item < items; item++) {
                propensities[group][item] = Math.exp(liking[item] + GROUP_SPREAD * random.nextGaussian());
                sum += propensities[group][item];
            }
            for (int item = 0; item < items; item++) {
                propensities[group][item] /= sum;
                for (int position = 0; position < POSITIONS; position++) {
                    rates[group][position][item] = (1.2 - .2 * position)
                            * Math.exp(quality[item])
                            * Math.pow(propensities[group][item], nature.skill);
                    total += rates[group][position][item];
                }
            }
        }
        double factor = nature.rate * GROUPS * POSITIONS * items / total;
        for (double[][] ofGroup : rates) {
            for (double[] ofPosition : ofGroup) {
                for (int item = 0; item < items; item++) {
                    ofPosition[item] = Math.min(1, ofPosition[item] * factor);
                }
            }
        }
    }

    private static double[] gaussians(int count, double deviation, SplitMix64 random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = deviation * random.nextGaussian();
        }
        return values;
    }

    /** What the uniform policy earns per choice. */
    double value() {
        double sum = 0;
        for (double[][] ofGroup : rates) {
            for (double[] ofPosition : ofGroup) {
                for (double rate : ofPosition) {
                    sum += rate;
                }
            }
        }
        return sum / (GROUPS * POSITIONS * items);
    }

    List<LoggedChoice> log(int choices, SplitMix64 random) {
        List<LoggedChoice> log = new ArrayList<>(choices);
        for (int i = 0; i < choices; i++) {
            int group = random.nextInt(GROUPS);
            int position = random.nextInt(POSITIONS);
            double place = random.nextDouble();
            int item = 0;
            while (item < items - 1 && place > propensities[group][item]) {
                place -= propensities[group][item++];
            }
            double reward = random.nextDouble() <= rates[group][position][item] ? 1 : 0;
            log.add(new LoggedChoice(
                    i,
                    "i" + item,
                    propensities[group][item],
                    reward,
                    new ChoiceContext(position + 1, List.of("group=" + group))));
        }
        return log;
    }

    /** As {@link #log}, of the uniform policy. */
    List<LoggedChoice> uniformLog(int choices, SplitMix64 random) {
        List<LoggedChoice> log = new ArrayList<>(choices);
        for (int i = 0; i < choices; i++) {
            int group = random.nextInt(GROUPS);
            int position = random.nextInt(POSITIONS);
            int item = random.nextInt(items);
            double reward = random.nextDouble() <= rates[group][position][item] ? 1 : 0;
            log.add(new LoggedChoice(
                    i, "i" + item, 1.0 / items, reward, new ChoiceContext(position + 1, List.of("group=" + group))));
        }
        return log;
    }
}
