package dev.tinyml.converter.savedmodel;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Walks a protobuf message in its wire form before it is parsed, without keeping anything. Two
 * bytes can stand for an object of a hundred: a small file could ask for all memory there is. Not
 * thread-safe; one per message.
 */
final class MessageBudget {
  /** Numbers of a packed field take 8 bytes each at most, a field far more. */
  private static final int PACKED_BYTES_PER_FIELD = 8;

  private final int depth;
  private long fieldsLeft;

  /**
   * @param fields most fields at all depths
   * @param depth deepest nesting
   */
  MessageBudget(int fields, int depth) {
    this.fieldsLeft = fields;
    this.depth = depth;
  }

  /** Whether a message keeps within the budget. */
  boolean covers(byte[] message, Descriptor type) throws IOException {
    return walk(CodedInputStream.newInstance(message), type, depth);
  }

  private boolean walk(CodedInputStream in, Descriptor type, int depthLeft) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      fieldsLeft--;
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        if (fieldsLeft < 0 || !in.skipField(tag)) {
          return false;
        }
        continue;
      }
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      int length = in.readRawVarint32();
      if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        int outer = in.pushLimit(length);
        if (depthLeft == 0 || !walk(in, field.getMessageType(), depthLeft - 1)) {
          return false;
        }
        in.popLimit(outer);
      } else {
        if (field != null && field.isPackable()) {
          fieldsLeft -= length / PACKED_BYTES_PER_FIELD;
        }
        in.skipRawBytes(length);
      }
      if (fieldsLeft < 0) {
        return false;
      }
    }
    return true;
  }
}
