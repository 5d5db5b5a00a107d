<#-- View: SketchYamlView -->
<#list notice as line>
# ${line}
</#list>

# A build with this profile uses exactly these versions, whatever else is installed.
profiles:
  ${profile}:
    fqbn: ${fqbn}
    platforms:
      - platform: ${platform}
    libraries:
<#list libraries as library>
      - ${library}
</#list>
<#list dependencies as library>
      - dependency: ${library}
</#list>

default_profile: ${profile}
