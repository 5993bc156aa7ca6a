package dev.eddy.job;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** Named operators. One id is the uid, so that state survives a new version of the job, and the name in Flink's web UI. */
final class Steps {
    private static final long SLOW_MILLIS = 50;

    private Steps() {}

    static <T> SingleOutputStreamOperator<T> step(String id, SingleOutputStreamOperator<T> operator) {
        return operator.uid(id).name(id);
    }

    /** A step whose records may wait for others. */
    static <A, B> SingleOutputStreamOperator<B> slow(
            String id, DataStream<A> input, TypeInformation<B> type, OneInputStreamOperator<A, B> operator) {
        return step(id, input.transform(id, type, operator)).setBufferTimeout(SLOW_MILLIS);
    }

    static <T> DataStreamSink<T> step(String id, DataStreamSink<T> sink) {
        return sink.uid(id).name(id);
    }

    /** A step of one task, which keeps the order of its input. */
    static <T> SingleOutputStreamOperator<T> one(String id, SingleOutputStreamOperator<T> operator) {
        return step(id, operator).setParallelism(1);
    }

    static <A, B> SingleOutputStreamOperator<B> map(
            String id, DataStream<A> input, MapFunction<A, B> function, TypeInformation<B> type) {
        return step(id, input.map(function, type));
    }

    /** A mapping by one task, which keeps the order of its input. */
    static <A, B> SingleOutputStreamOperator<B> one(
            String id, DataStream<A> input, MapFunction<A, B> function, TypeInformation<B> type) {
        return map(id, input, function, type).setParallelism(1);
    }
}
