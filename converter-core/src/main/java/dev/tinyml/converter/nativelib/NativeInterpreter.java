package dev.tinyml.converter.nativelib;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.InterpreterOptions;
import org.bytedeco.tensorflowlite.OpResolver;
import org.bytedeco.tensorflowlite.global.tensorflowlite;

/**
 * The desktop TensorFlow Lite interpreter with one thread, so that results don't depend on the
 * machine. Owns its native objects until closed. Not thread-safe.
 */
public final class NativeInterpreter implements AutoCloseable {
  private static final int ONE_THREAD = 1;
  private static final int MODEL_ALIGNMENT = 64;

  /** Native objects in the order of their making; closed in the reverse order. */
  private final List<AutoCloseable> owned = new ArrayList<>();

  private final Interpreter interpreter;
  private final TensorAccess tensors;
  private final Optional<OperatorHook> hook;

  /**
   * Opens a model and allocates its tensors.
   *
   * @param model bytes of a {@code .tflite} file
   * @param kernels which kernels run
   * @param memory where the tensors' values lie
   * @param listener is called around each operator; empty for plain runs
   * @throws NativeStatusException when the interpreter refuses the model; why is in the native log
   */
  public NativeInterpreter(
      byte[] model, KernelSet kernels, TensorMemory memory, Optional<OperatorListener> listener)
      throws NativeStatusException {
    // BytePointer needs the natives before anything else does.
    String library = load();
    try {
      interpreter = build(model, resolver(library, kernels), memory);
      require(interpreter.AllocateTensors() == 0, "the interpreter can't allocate the tensors");
      tensors = new TensorAccess(interpreter.subgraph(0));
      hook = listener.map(l -> own(new OperatorHook(interpreter, l)));
    } catch (NativeStatusException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Loads the native library if that has not happened yet.
   *
   * @return the file that it was loaded from
   * @throws LinkageError when it can't be loaded on this system
   */
  public static String load() {
    return Loader.load(tensorflowlite.class);
  }

  private OpResolver resolver(String library, KernelSet kernels) {
    return switch (kernels) {
      case OPTIMIZED -> own(new BuiltinOpResolverWithoutDefaultDelegates());
      case REFERENCE -> own(new CombinedResolver(library)).asResolver();
    };
  }

  private Interpreter build(byte[] model, OpResolver resolver, TensorMemory memory)
      throws NativeStatusException {
    BytePointer buffer = own(new BytePointer(model.length + (long) MODEL_ALIGNMENT));
    long misalignment = buffer.address() % MODEL_ALIGNMENT;
    BytePointer aligned = buffer.getPointer((MODEL_ALIGNMENT - misalignment) % MODEL_ALIGNMENT);
    aligned.put(model);
    FlatBufferModel flatbuffer = FlatBufferModel.VerifyAndBuildFromBuffer(aligned, model.length);
    require(flatbuffer != null && !flatbuffer.isNull(), "not a valid TensorFlow Lite model");
    own(flatbuffer);
    InterpreterOptions options = own(new InterpreterOptions());
    options.SetPreserveAllTensors(memory == TensorMemory.KEPT);
    InterpreterBuilder builder = own(new InterpreterBuilder(flatbuffer, resolver, options));
    Interpreter built = own(new Interpreter((Pointer) null));
    require(
        builder.apply(built, ONE_THREAD) == 0 && !built.isNull(),
        "the interpreter does not know an operator of the model");
    return built;
  }

  private static void require(boolean condition, String otherwise) throws NativeStatusException {
    if (!condition) {
      throw new NativeStatusException(NativeStatusException.INVALID_ARGUMENT, otherwise);
    }
  }

  private <T extends AutoCloseable> T own(T resource) {
    owned.add(resource);
    return resource;
  }

  /** Indices of the input tensors, in the model's order. */
  public List<Integer> inputs() {
    return list(interpreter.inputs());
  }

  /** Indices of the output tensors, in the model's order. */
  public List<Integer> outputs() {
    return list(interpreter.outputs());
  }

  private static List<Integer> list(IntPointer pointer) {
    return IntStream.range(0, (int) pointer.limit()).mapToObj(pointer::get).toList();
  }

  /** The values of the tensors; inputs are written before, outputs read after a run. */
  public TensorAccess tensors() {
    return tensors;
  }

  /**
   * Sets the variable tensors of all subgraphs, which keep a state between runs, to zero; in an
   * int8 tensor that is its zero point.
   *
   * @throws NativeStatusException when a variable tensor has no memory
   */
  public void resetState() throws NativeStatusException {
    require(interpreter.ResetVariableTensors() == 0, "the interpreter can't reset its state");
  }

  /**
   * Runs the model once.
   *
   * @throws NativeStatusException when a kernel fails; why is in the native log
   */
  public void invoke() throws NativeStatusException {
    int status = interpreter.Invoke();
    hook.ifPresent(OperatorHook::rethrow);
    require(status == 0, "an operator failed while the model ran");
  }

  @Override
  public void close() {
    Collections.reverse(owned);
    IllegalStateException failure = null;
    for (AutoCloseable resource : owned) {
      try {
        resource.close();
      } catch (Exception e) {
        // One that can't be freed must not keep the others.
        failure = new IllegalStateException("closing " + resource.getClass().getSimpleName(), e);
      }
    }
    owned.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
