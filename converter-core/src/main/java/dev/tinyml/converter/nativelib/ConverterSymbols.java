package dev.tinyml.converter.nativelib;

/**
 * Names of the C++ functions that are called by name, as the Itanium C++ ABI mangles them with
 * libstdc++'s strings. They belong to tensorflow-core-native 1.1.0: TensorFlow 2.18, absl LTS
 * 20230802, protobuf 3.21.
 */
final class ConverterSymbols {
  /** The version that these names and the layouts in this package belong to. */
  static final String TENSORFLOW_VERSION = "2.18.0";

  static final String VERSION = "TF_Version";
  static final String NEW_STATUS = "TF_NewStatus";
  static final String STATUS_CODE = "TF_GetCode";
  static final String STATUS_MESSAGE = "TF_Message";
  static final String DELETE_STATUS = "TF_DeleteStatus";

  /** Status ConvertGraphDefToTFLiteFlatBuffer(flags, flags, debug info, graph, string* out). */
  static final String CONVERT_GRAPH =
      "_ZN10tensorflow33ConvertGraphDefToTFLiteFlatBufferERKN6tflite10ModelFlagsE"
          + "RNS0_14ConverterFlagsERKNS_14GraphDebugInfoERKNS_8GraphDefE"
          + "PNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";

  /** Status QuantizeModel(model, three types, sets and switches, string& out). */
  static final String QUANTIZE_MODEL =
      "_ZN4mlir4lite13QuantizeModelESt17basic_string_viewIcSt11char_traitsIcEE"
          + "RKN6tflite10TensorTypeES8_S8_RKSt13unordered_setINSt7__cxx1112basic_stringIcS3_SaIcEEE"
          + "St4hashISD_ESt8equal_toISD_ESaISD_EEbbRSD_bbb"
          + "RKN4absl12lts_2023080213flat_hash_setISD_NSO_18container_internal10StringHashE"
          + "NSQ_8StringEqESI_EESV_bbRKSt8optionalIKN10tensorflow9converter12DebugOptionsEE";

  static final String PARSE_MESSAGE = "_ZN6google8protobuf11MessageLite14ParseFromArrayEPKvi";
  static final String SET_STATUS =
      "_ZN3tsl25Set_TF_Status_from_StatusEP10TSL_StatusRKN4absl12lts_202308026StatusE";
  static final String UNREF_STATUS = "_ZN4absl12lts_202308026Status15UnrefNonInlinedEm";
  static final String DESTROY_STRING = "_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEED1Ev";

  /** The desktop interpreter's resolver of reference kernels: constructor and destructor. */
  static final String CONSTRUCT_REFERENCE_RESOLVER =
      "_ZN6tflite3ops7builtin20BuiltinRefOpResolverC1Ev";

  static final String DESTROY_REFERENCE_RESOLVER =
      "_ZN6tflite3ops7builtin20BuiltinRefOpResolverD1Ev";

  private ConverterSymbols() {}

  /** Makes a message on the heap: {@code Arena::CreateMaybeMessage<T>(nullptr)}. */
  static String createMessage(String mangledClass) {
    return "_ZN6google8protobuf5Arena18CreateMaybeMessageIN" + mangledClass + "EJEEEPT_PS1_DpOT0_";
  }

  /** Deletes such a message: its deleting destructor. */
  static String deleteMessage(String mangledClass) {
    return "_ZN" + mangledClass + "D0Ev";
  }
}
