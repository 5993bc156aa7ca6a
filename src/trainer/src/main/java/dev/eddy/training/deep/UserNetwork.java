package dev.eddy.training.deep;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;

/** The user tower while it is trained. It computes what the {@link dev.eddy.tower.UserTower} of its architecture computes. */
interface UserNetwork {
    /** The clicks of a batch as tensors; the shapes are those of {@link Batch}. */
    record Clicks(NDArray vectors, NDArray gaps, NDArray padding, NDArray means, NDArray activity) {}

    /** Name of the array with the weights of popularity. */
    String POPULARITY = "popularity";

    /** The arrays that are trained; one of them is {@link #POPULARITY}. */
    List<Weights> weights();

    /**
     * Unit vectors of the users, {@code n × dimension}.
     *
     * @param clicks vectors are {@code n × k × dimension}
     * @param weights tensors by the names of {@link #weights}
     * @param isTraining some features are dropped
     */
    NDArray users(Clicks clicks, Map<String, NDArray> weights, boolean isTraining);

    /** The tower, as {@link dev.eddy.tower.UserTower#read} reads it. */
    byte[] tower();
}
