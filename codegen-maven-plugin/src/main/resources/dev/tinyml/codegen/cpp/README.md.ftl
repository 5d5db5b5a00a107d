<#-- View: ReadmeView -->
<!--
<#list notice as line>
${line}
</#list>
-->

# ${name}

A sketch for the ${boardName} (${microcontroller}).
It runs ${model} and prints the results on the serial port at ${baud} baud.
<#if debounces>
A line comes when another class holds: once it has won ${labelVotes} of the last ${labelWindows} windows, with its score, such as
`${example} 0.996`; `-` when none does any more. The classes: ${labels}.
With `TINYML_PRINT_ALL` of `sketch_options.h`, every window gets a line with its most likely class.
<#elseif labels != "">
Each window gets a line with the most likely class and its score, such as `${example} 0.996`. The classes: ${labels}.
</#if>

${input}
<#if samples>
No wiring is needed.
The sensor saturates beyond ${rangeG} g.
Hold the board as it was held for the training data: the model has learned its axes.

When "A reading was missed" comes again and again, running the model and printing take longer than the time between two
readings.
<#else>
Send ${inputSize} numbers for each window, such as `7`, `-0.25` or `1.5e-3`, separated by spaces, tabs, commas or line ends, and a line end
behind the last one. Each window gets its answer before the next one may come.
When something is no number, the board says so, skips the rest of that line and begins a new window; so it does when numbers are
missing and nothing has come for two seconds. Nothing else needs to be sent: to begin anew, send a line with `x`.
<#if exampleWindow != "">

To try it, paste this line, a window of the dataset, into the serial monitor<#if exampleAnswer != "">; the answer begins with `${exampleAnswer}`</#if>:

```
${exampleWindow}
```
</#if>
</#if>

## Flash it

With Arduino CLI ${cliVersion} or newer, which fetches the core and the libraries that `sketch.yaml` pins, in this folder.
PORT is what `arduino-cli board list` shows for the board, `/dev/ttyACM0` for instance.

```
arduino-cli compile --profile ${boardId} --upload --port PORT .
arduino-cli monitor --port PORT --config baudrate=${baud}
```

With the Arduino IDE<#if sourceExtension == "cc"> 2.3.2 or newer (older ones ignore source files that end in `.cc`)</#if>, install the core<#if libraries?size gt 0> and the libraries</#if>
below in exactly <#if libraries?size gt 0>these versions<#else>this version</#if>, open `${name}.ino`, choose the board and its port, and upload.

| needs | |
|---|---|
| board | ${boardName}, `${fqbn}` |
| core | ${platform} |
<#list libraries as library>
| library | ${library} |
</#list>

To check the board's arithmetic against golden vectors before the first reading, define `TINYML_SELF_TEST`: uncomment its
line in `sketch_options.h`, or add `--build-property "compiler.cpp.extra_flags=-DTINYML_SELF_TEST"` to the first command.
The sketch prints the verdict and a digest over the results in a line that begins with `TINYML-SELF-TEST`, and repeats it
every 5 seconds. `mvn tinyml:flash -Dtinyml.board=${boardId} -Dtinyml.selfTest` does all of this in the project.

## Sizes

| what | bytes |
|---|---|
| model, in flash | ${modelBytes} |
| tensor arena, in RAM<#if !arenaExact> (an upper bound)</#if> | ${arenaBytes} |
| flash that the board has for sketches | ${flashBytes} |
| RAM that the board has for sketches | ${ramBytes} |

What the whole sketch takes, the compiler prints.
<#if accuracy?has_content>

## Accuracy

| measured by the build | |
|---|---|
<#list accuracy as row>
| ${row.what} | ${row.value} |
</#list>
</#if>

## Operators

| operator | version | times |
|---|---|---|
<#list operators as operator>
| ${operator.name} | ${operator.version} | ${operator.count} |
</#list>

## Provenance

| SHA-256 of | |
|---|---|
<#list provenance as row>
| ${row.what} | ${row.value} |
</#list>
