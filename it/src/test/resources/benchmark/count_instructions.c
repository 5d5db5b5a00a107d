/* A plugin for QEMU's code generator that counts the instructions which an image executes between two marks: "mov r10, r10"
   (0x46d2) and "mov r11, r11" (0x46db), which do nothing and which no compiler writes. Prints a line for each region:
   "instructions N". An instruction whose condition doesn't hold counts like any other; the marks don't count.
   Debian's QEMU has the interface but not its header, hence the declarations: version 1 of it, as in QEMU 7.2. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef uint64_t plugin_id;
struct qemu_plugin_tb;
struct qemu_plugin_insn;
struct qemu_info;
enum { NO_REGISTERS = 0, ADD_TO_64_BITS = 0, INTERFACE = 1 };

size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *block);
struct qemu_plugin_insn *qemu_plugin_tb_get_insn(const struct qemu_plugin_tb *block, size_t index);
const void *qemu_plugin_insn_data(const struct qemu_plugin_insn *instruction);
size_t qemu_plugin_insn_size(const struct qemu_plugin_insn *instruction);
void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id id, void (*callback)(plugin_id, struct qemu_plugin_tb *));
void qemu_plugin_register_vcpu_insn_exec_cb(struct qemu_plugin_insn *instruction, void (*callback)(unsigned, void *),
                                            int flags, void *data);
void qemu_plugin_register_vcpu_insn_exec_inline(struct qemu_plugin_insn *instruction, int operation, void *counter,
                                                uint64_t value);

#define EXPORTED __attribute__((visibility("default")))
extern EXPORTED int qemu_plugin_version;
EXPORTED int qemu_plugin_version = INTERFACE;
EXPORTED int qemu_plugin_install(plugin_id id, const struct qemu_info *info, int count, char **arguments);

static uint64_t executed;
static uint64_t at_begin;

static void on_begin(unsigned processor, void *data) {
  (void)processor;
  (void)data;
  at_begin = executed;
}

static void on_end(unsigned processor, void *data) {
  (void)processor;
  (void)data;
  /* The count is that of before the mark or after it, as it is at the other mark. */
  fprintf(stderr, "instructions %llu\n", (unsigned long long)(executed - at_begin - 1));
}

static void on_block(plugin_id id, struct qemu_plugin_tb *block) {
  (void)id;
  const size_t count = qemu_plugin_tb_n_insns(block);
  for (size_t i = 0; i < count; i++) {
    struct qemu_plugin_insn *const instruction = qemu_plugin_tb_get_insn(block, i);
    uint16_t code = 0;
    if (qemu_plugin_insn_size(instruction) == sizeof(code)) {
      memcpy(&code, qemu_plugin_insn_data(instruction), sizeof(code));
    }
    qemu_plugin_register_vcpu_insn_exec_inline(instruction, ADD_TO_64_BITS, &executed, 1);
    if (code == 0x46d2) {
      qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_begin, NO_REGISTERS, NULL);
    } else if (code == 0x46db) {
      qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_end, NO_REGISTERS, NULL);
    }
  }
}

int qemu_plugin_install(plugin_id id, const struct qemu_info *info, int count, char **arguments) {
  (void)info;
  (void)count;
  (void)arguments;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_block);
  return 0;
}
