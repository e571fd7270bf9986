@echo off
rem Starts Dromedary: "dromedary --help" says what it can do.
rem   DROMEDARY_HOME   the folder with routes, config and keys; without it, the unpacked package
rem   JAVA_HOME        which Java, 17 or newer; without it, the one on the PATH
rem   JAVA_OPTS        further words for Java
setlocal
for %%i in ("%~dp0..") do set "PACKAGE=%%~fi"
if not defined DROMEDARY_HOME set "DROMEDARY_HOME=%PACKAGE%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo Dromedary needs Java 17 or newer: install a JRE, or set JAVA_HOME. 1>&2
  exit /b 1
)
"%JAVA%" -Xmx512m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError "-Ddromedary.home=%DROMEDARY_HOME%" "-Ddromedary.package=%PACKAGE%" %JAVA_OPTS% -cp "%PACKAGE%\lib\*" io.dromedary.app.Dromedary %*
exit /b %ERRORLEVEL%
