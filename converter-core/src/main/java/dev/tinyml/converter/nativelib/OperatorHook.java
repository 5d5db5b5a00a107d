package dev.tinyml.converter.nativelib;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.Profiler;
import org.bytedeco.tensorflowlite.TelemetryProfiler;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportBeginOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportEndOpInvokeEvent_TfLiteTelemetryProfilerStruct_int;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportSettings_TfLiteTelemetryProfilerStruct_BytePointer_TfLiteTelemetrySettings;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportTelemetryEvent_TfLiteTelemetryProfilerStruct_BytePointer_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetryProfilerStruct.ReportTelemetryOpEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long;
import org.bytedeco.tensorflowlite.TfLiteTelemetrySettings;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * Turns the interpreter's telemetry profiler into calls of an {@link OperatorListener}. The
 * profiler is the only hook that the interpreter offers around single operators; it needs all six
 * callbacks. Holds the callbacks for as long as native code may call them.
 */
final class OperatorHook implements AutoCloseable {
  private final OperatorListener listener;
  private final List<TensorAccess> subgraphs = new ArrayList<>();
  private final Deque<long[]> running = new ArrayDeque<>();
  private final List<Pointer> callbacks;
  private final TfLiteTelemetryProfilerStruct table = new TfLiteTelemetryProfilerStruct();
  private final TelemetryProfiler profiler;
  private final Interpreter interpreter;
  private Throwable failure;

  OperatorHook(Interpreter interpreter, OperatorListener listener) {
    this.interpreter = interpreter;
    this.listener = listener;
    for (int i = 0; i < interpreter.subgraphs_size(); i++) {
      subgraphs.add(new TensorAccess(interpreter.subgraph(i)));
    }
    Pointer.memset(table, 0, table.sizeof());
    Begin begin = new Begin();
    End end = new End();
    IgnoreOperator ignoreOperator = new IgnoreOperator();
    IgnoreEvent ignoreEvent = new IgnoreEvent();
    IgnoreOperatorEvent ignoreOperatorEvent = new IgnoreOperatorEvent();
    IgnoreSettings ignoreSettings = new IgnoreSettings();
    callbacks =
        List.of(begin, end, ignoreOperator, ignoreEvent, ignoreOperatorEvent, ignoreSettings);
    table.ReportBeginOpInvokeEvent(begin);
    table.ReportEndOpInvokeEvent(end);
    table.ReportOpInvokeEvent(ignoreOperator);
    table.ReportTelemetryEvent(ignoreEvent);
    table.ReportTelemetryOpEvent(ignoreOperatorEvent);
    table.ReportSettings(ignoreSettings);
    profiler = tensorflowlite.MakeTfLiteTelemetryProfiler(table);
    interpreter.SetProfiler(profiler);
  }

  /** Rethrows what the listener threw during the last invocation. */
  void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  private void guarded(Runnable call) {
    if (failure != null) {
      return;
    }
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      // An exception must not unwind through native frames.
      failure = e;
    }
  }

  @Override
  public void close() {
    interpreter.SetProfiler((Profiler) null);
    table.close();
    callbacks.forEach(Pointer::close);
  }

  private final class Begin
      extends ReportBeginOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long {
    @Override
    public int call(
        TfLiteTelemetryProfilerStruct self, BytePointer name, long operator, long subgraph) {
      running.push(new long[] {operator, subgraph});
      guarded(() -> listener.before((int) subgraph, (int) operator, subgraphs.get((int) subgraph)));
      return 1;
    }
  }

  private final class End extends ReportEndOpInvokeEvent_TfLiteTelemetryProfilerStruct_int {
    @Override
    public void call(TfLiteTelemetryProfilerStruct self, int handle) {
      long[] ended = running.pop();
      guarded(() -> listener.after((int) ended[1], (int) ended[0], subgraphs.get((int) ended[1])));
    }
  }

  private static final class IgnoreOperator
      extends ReportOpInvokeEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long {
    @Override
    public void call(
        TfLiteTelemetryProfilerStruct self, BytePointer name, long elapsed, long op, long graph) {}
  }

  private static final class IgnoreEvent
      extends ReportTelemetryEvent_TfLiteTelemetryProfilerStruct_BytePointer_long {
    @Override
    public void call(TfLiteTelemetryProfilerStruct self, BytePointer name, long status) {}
  }

  private static final class IgnoreOperatorEvent
      extends ReportTelemetryOpEvent_TfLiteTelemetryProfilerStruct_BytePointer_long_long_long {
    @Override
    public void call(
        TfLiteTelemetryProfilerStruct self, BytePointer name, long op, long graph, long status) {}
  }

  private static final class IgnoreSettings
      extends ReportSettings_TfLiteTelemetryProfilerStruct_BytePointer_TfLiteTelemetrySettings {
    @Override
    public void call(
        TfLiteTelemetryProfilerStruct self, BytePointer name, TfLiteTelemetrySettings settings) {}
  }
}
