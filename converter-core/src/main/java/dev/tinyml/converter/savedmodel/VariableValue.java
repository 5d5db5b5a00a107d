package dev.tinyml.converter.savedmodel;

import com.google.protobuf.ByteString;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The value of a variable as a checkpoint holds it.
 *
 * @param type element type
 * @param shape with known sizes only
 * @param bytes little-endian, row-major, as many as type and shape need
 */
record VariableValue(DataType type, TensorShapeProto shape, ByteString bytes) {

  TensorProto toTensor() {
    return TensorProto.newBuilder()
        .setDtype(type)
        .setTensorShape(shape)
        .setTensorContent(bytes)
        .build();
  }
}
